package io.automigration.cli;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import io.automigration.internal.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions of this build and of the history, by all the words that a person has for them. */
record KnownVersions(List<MigrationStatus.Row> rows) {

    static KnownVersions of(Session session) {
        return new KnownVersions(session.migrations().status().migrations());
    }

    /**
     * The version that is meant.
     *
     * @param word a version, a migration's name, {@code head} or {@code latest} for the newest of this build, {@code base}
     *     or {@code 0} for none
     */
    MigrationVersion find(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "head", "latest" -> newest();
            case "base", "0" -> MigrationVersion.ZERO;
            default -> byVersion(word).or(() -> byName(word)).orElseThrow(() -> unknown(word));
        };
    }

    boolean reversible(MigrationVersion version) {
        return rows.stream().anyMatch(row -> row.version().equals(version) && row.reversible());
    }

    Optional<MigrationStatus.Row> row(MigrationVersion version) {
        return rows.stream().filter(row -> row.version().equals(version)).findFirst();
    }

    private MigrationVersion newest() {
        return rows.stream()
                .filter(MigrationStatus.Row::inThisBuild)
                .map(MigrationStatus.Row::version)
                .reduce(MigrationVersion.ZERO, (before, next) -> next);
    }

    private Optional<MigrationVersion> byVersion(String word) {
        try {
            MigrationVersion version = MigrationVersion.parse(word);
            return row(version).map(MigrationStatus.Row::version);
        } catch (MigrationConfigurationException e) {
            return Optional.empty();
        }
    }

    private Optional<MigrationVersion> byName(String word) {
        List<MigrationVersion> found = rows.stream()
                .filter(row -> row.name().equals(word))
                .map(MigrationStatus.Row::version)
                .toList();
        if (found.size() > 1) {
            throw RefusedCommandException.usage(
                    "Several migrations are called " + word + ": " + Texts.versions(found) + ". Nothing was changed.",
                    "Name one of them by its version.");
        }
        return found.stream().findFirst();
    }

    private RefusedCommandException unknown(String word) {
        List<String> known = rows.stream()
                .flatMap(row -> Stream.of(row.version().toString(), row.name()))
                .filter(candidate -> !candidate.isEmpty())
                .toList();
        String nearest = Nearest.likely(word, known)
                .map(meant -> "Is '" + meant + "' meant? ")
                .orElse("");
        String versions =
                Texts.versions(rows.stream().map(MigrationStatus.Row::version).toList());
        return RefusedCommandException.usage(
                "'" + word + "' is no migration of this build or of the history. Nothing was changed.",
                nearest + (versions.isEmpty() ? "There are none. " : "There are " + versions + ". ")
                        + "head and latest are the newest of this build, base and 0 are none.");
    }
}
