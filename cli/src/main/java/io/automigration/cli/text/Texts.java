package io.automigration.cli.text;

import io.automigration.MigrationVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Times, durations, versions and places as they are written. */
public final class Texts {

    private Texts() {}

    static String time(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static @Nullable String exactTime(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    static String duration(@Nullable Duration duration) {
        if (duration == null) {
            return "";
        }
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis < 120_000 ? duration.toSeconds() + " s" : duration.toMinutes() + " min";
    }

    static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    /** As they stand in JSON. */
    public static List<String> strings(List<MigrationVersion> versions) {
        return versions.stream().map(MigrationVersion::toString).toList();
    }

    /** As they stand in a sentence: {@code "1, 2"}. */
    public static String versions(List<MigrationVersion> versions) {
        return versions.stream().map(MigrationVersion::toString).collect(Collectors.joining(", "));
    }

    /** {@code "1 step"}, {@code "2 steps"}. */
    public static String count(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** An error, and where it came from, if that is known. */
    public static String placed(String error, @Nullable String at) {
        return at == null ? error : error + " (" + at + ")";
    }
}
