package io.automigration.internal.text;

import java.time.Duration;

/** Durations as people read them. */
public final class Durations {

    private Durations() {}

    /** {@code "12 s"}, {@code "5 min"}. */
    public static String text(Duration duration) {
        if (duration.toMillis() < 1_000) {
            return duration.toMillis() + " ms";
        }
        long seconds = duration.toSeconds();
        return seconds < 120 || seconds % 60 != 0 ? seconds + " s" : duration.toMinutes() + " min";
    }
}
