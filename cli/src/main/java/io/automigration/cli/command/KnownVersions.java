package io.automigration.cli.command;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.cli.text.Texts;
import io.automigration.internal.text.Nearest;
import io.automigration.internal.text.VersionList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The versions of this build and of the history, by all the words that a person has for them. */
final class KnownVersions {

    private final Migrations migrations;
    private @Nullable List<MigrationStatus.Row> rows;

    KnownVersions(Migrations migrations) {
        this.migrations = migrations;
    }

    /**
     * The version that is meant. The history is read only for a word that is no version; whether a version exists is left to
     * whoever uses it.
     *
     * @param word a version, a migration's name, {@code head} or {@code latest} for the newest of this build, {@code base}
     *     or {@code 0} for none
     */
    MigrationVersion find(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "head", "latest" -> newest();
            case "base", "0" -> MigrationVersion.ZERO;
            default -> version(word).or(() -> byName(word)).orElseThrow(() -> unknown(word));
        };
    }

    /** What is known of the migration that is meant. */
    MigrationStatus.Row row(String word) {
        MigrationVersion version = find(word);
        return rows().stream()
                .filter(row -> row.version().equals(version))
                .findFirst()
                .orElseThrow(() -> unknown(word));
    }

    private MigrationVersion newest() {
        return rows().stream()
                .filter(MigrationStatus.Row::inThisBuild)
                .map(MigrationStatus.Row::version)
                .reduce(MigrationVersion.ZERO, (before, next) -> next);
    }

    private static Optional<MigrationVersion> version(String word) {
        try {
            return Optional.of(MigrationVersion.parse(word));
        } catch (MigrationConfigurationException e) {
            return Optional.empty();
        }
    }

    private Optional<MigrationVersion> byName(String word) {
        List<MigrationVersion> found = rows().stream()
                .filter(row -> row.name().equals(word))
                .map(MigrationStatus.Row::version)
                .toList();
        if (found.size() > 1) {
            throw new RefusedCommandException(
                    "Several migrations are called " + word + ": " + Texts.versions(found) + ". Nothing was changed.",
                    "Give the version instead.");
        }
        return found.stream().findFirst();
    }

    private RefusedCommandException unknown(String word) {
        List<String> known = rows().stream()
                .flatMap(row -> Stream.of(row.version().toString(), row.name()))
                .filter(candidate -> !candidate.isEmpty())
                .toList();
        String nearest = Nearest.likely(word, known)
                .map(meant -> "Did you mean '" + meant + "'? ")
                .orElse("");
        String versions =
                VersionList.of(rows().stream().map(MigrationStatus.Row::version).toList());
        return new RefusedCommandException(
                "There is no migration '" + word + "', neither in this build nor in the history. Nothing was changed.",
                nearest + (versions.isEmpty() ? "There are none. " : "There are " + versions + ". ")
                        + "head and latest mean the newest of this build, base and 0 mean none.");
    }

    private List<MigrationStatus.Row> rows() {
        List<MigrationStatus.Row> known = rows;
        if (known == null) {
            known = migrations.status().migrations();
            rows = known;
        }
        return known;
    }
}
