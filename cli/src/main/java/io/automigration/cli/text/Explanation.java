package io.automigration.cli.text;

import io.automigration.Direction;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        String mismatch = """
                Version %s is '%s' in the history and '%s' in this build, so every run is refused.
                Two branches or services made the same version: give this build's migration a new one. If it was only renamed:
                """.formatted(row.version(), row.name(), row.nameHere());
        return row.state() == MigrationState.APPLIED
                ? mismatch + "  java -jar app.jar migrate repair " + row.version()
                        + " --as applied --reason \"renamed\""
                : mismatch + "look at the data, since it was left half done, and record what you found:\n"
                        + choices(row.version());
    }

    private static String running(MigrationStatus.Row row) {
        if (row.runningInTransaction()) {
            return """
                    %s is being %s in a transaction by the holder of the lock, and other instances wait for it. If the holder dies,
                    nothing of that stays.""".formatted(named(row), participle(row.direction()));
        }
        return """
                %s is being %s without a transaction by the holder of the lock, and other instances wait for it. If the holder
                dies, the next run takes over and %s.""".formatted(
                named(row),
                participle(row.direction()),
                row.idempotent() ? "runs it again from its start" : "refuses to go on until someone has decided");
    }

    private static String interrupted(MigrationStatus.Row row) {
        return half(row) + (row.idempotent() ? again(row) + "Or look" : "Look")
                + " at the data, then record what you found:\n" + choices(row.version());
    }

    private static String half(MigrationStatus.Row row) {
        return """
                %s was left half done while it was being %s by %s%s. It ran without a transaction, so nothing was rolled back.
                """.formatted(
                        named(row),
                        participle(row.direction()),
                        row.by(),
                        row.progress().isEmpty() ? "" : " (progress: " + row.progress() + ")");
    }

    private static String again(MigrationStatus.Row row) {
        return row.direction() == Direction.UP
                ? "It is idempotent: the next start or 'migrate up' runs it again from its start.\n"
                : "It is idempotent: 'migrate down' runs it again; until then every start is refused.\n";
    }

    private static String choices(MigrationVersion version) {
        return """
                  java -jar app.jar migrate repair %1$s --as applied  --reason "..."   all of it is in the database
                  java -jar app.jar migrate repair %1$s --as pending  --reason "..."   nothing of it is there; the next run applies it
                  java -jar app.jar migrate repair %1$s --as reverted --reason "..."   nothing of it is there, and it should stay out""".formatted(version).indent(2).stripTrailing();
    }

    private static String rolledBack(MigrationStatus.Row row) {
        boolean applied = row.state() == MigrationState.APPLIED;
        return """
                %s failed while it was being %s, and its transaction was rolled back%s.
                Fix the cause; %s.""".formatted(
                        named(row),
                        participle(row.direction()),
                        applied ? ": it is still applied" : "",
                        applied ? "'migrate down' tries it again" : "the next start or 'migrate up' tries it again");
    }

    private static String participle(@Nullable Direction direction) {
        return direction == Direction.DOWN ? "reverted" : "applied";
    }

    private static String named(MigrationStatus.Row row) {
        return row.version() + " (" + row.name() + ")";
    }
}
