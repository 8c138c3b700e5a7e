package io.automigration.cli;

import io.automigration.Direction;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import java.util.Optional;

/** What a person has to know of a migration that is neither applied nor simply pending, and what to do. */
final class Explanation {

    private Explanation() {}

    /** Empty where state and notes say enough. */
    static Optional<String> of(MigrationStatus.Row row) {
        if (row.nameHere() != null) {
            return Optional.of(anotherName(row));
        }
        return switch (row.state()) {
            case RUNNING -> Optional.of(running(row));
            case INTERRUPTED -> Optional.of(interrupted(row));
            case PENDING, APPLIED -> row.error() == null ? Optional.empty() : Optional.of(rolledBack(row));
            case REVERTED -> Optional.empty();
        };
    }

    private static String anotherName(MigrationStatus.Row row) {
        return """

                Version %s is %s in the history and %s in this build: every run is refused.
                Two branches or services made the same version: give this build's migration a new one. If it was only renamed:
                  migrate repair %s --as applied --reason "renamed\"""".formatted(row.version(), row.name(), row.nameHere(), row.version());
    }

    private static String running(MigrationStatus.Row row) {
        return """

                %s is on its way %s without a transaction, by the holder of the lock, and other instances wait for it. If the
                holder is dead, the next run takes the lock over and %s.""".formatted(
                        named(row),
                        row.direction(),
                        row.idempotent() ? "runs it again from its start" : "says that a person has to decide");
    }

    private static String interrupted(MigrationStatus.Row row) {
        return row.idempotent()
                ? half(row) + again(row) + "Or look" + choices(row.version())
                : half(row) + "Look" + choices(row.version());
    }

    private static String half(MigrationStatus.Row row) {
        return """

                %s was left half done on its way %s, by %s%s. It ran without a transaction: nothing was rolled back.
                """.formatted(
                        named(row),
                        row.direction(),
                        row.by(),
                        row.progress().isEmpty() ? "" : ", which came to " + row.progress());
    }

    private static String again(MigrationStatus.Row row) {
        return row.direction() == Direction.UP
                ? "It is idempotent: the next start or 'migrate up' runs it again from its start.\n"
                : "It is idempotent: 'migrate down' runs it again; a start is refused until then.\n";
    }

    private static String choices(MigrationVersion version) {
        return """
                 at the data, then say what it is:
                  migrate repair %s --as applied  --reason "..."   it is in the database wholly
                  migrate repair %s --as pending  --reason "..."   nothing of it is there; the next run applies it
                  migrate repair %s --as reverted --reason "..."   nothing of it is there, and it should stay so""".formatted(version, version, version);
    }

    private static String rolledBack(MigrationStatus.Row row) {
        boolean applied = row.state() == MigrationState.APPLIED;
        return """

                %s failed on its way %s and was rolled back: %s. Mend the cause, then
                %s.""".formatted(
                        named(row),
                        row.direction(),
                        applied ? "it is applied as before" : "nothing of it is in the database",
                        applied ? "'migrate down' tries it again" : "the next start or 'migrate up' tries it again");
    }

    private static String named(MigrationStatus.Row row) {
        return row.version() + " (" + row.name() + ")";
    }
}
