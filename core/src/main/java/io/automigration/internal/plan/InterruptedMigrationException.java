package io.automigration.internal.plan;

import io.automigration.Direction;
import io.automigration.MigrationRefusedException;
import io.automigration.internal.store.Entry;
import java.util.List;

/**
 * A migration without a transaction was begun and never finished, and is not idempotent: the database is somewhere between
 * two versions, and a person must decide.
 */
public final class InterruptedMigrationException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    private final Direction direction;

    /**
     * An interrupted migration.
     *
     * @param entry its entry
     * @param idempotent whether it may be run again from its start, but only the way that it went
     */
    InterruptedMigrationException(Entry entry, boolean idempotent) {
        super(
                Reason.INTERRUPTED,
                "Migration " + entry.version() + " (" + entry.name() + ") was interrupted while it was being "
                        + (entry.direction() == Direction.UP ? "applied" : "reverted") + ": its entry is "
                        + entry.state() + ", started by " + entry.by()
                        + (entry.progress().isEmpty() ? "" : ", and it got to " + entry.progress())
                        + ". It ran without a transaction, so part of what it does may be in the database. Nothing was"
                        + " changed by this run.",
                "Look at the data. " + again(entry.direction(), idempotent)
                        + " Otherwise finish it by hand, or undo by hand what it did, and then record what you found:"
                        + " java -jar app.jar migrate repair " + entry.version()
                        + " --as applied --reason \"...\" when all of it is in the database, --as pending when nothing of it"
                        + " is. In code: Migrations.repair().",
                List.of(entry.version()),
                null);
        this.direction = entry.direction();
    }

    /** Which way it was going. */
    public Direction direction() {
        return direction;
    }

    private static String again(Direction direction, boolean idempotent) {
        if (!idempotent) {
            return "If the migration can be run again from its start, declare it @Migration(idempotent = true) and deploy.";
        }
        return "It is declared idempotent, so it can be run again from its start, but " + direction
                + " only: ask for that first ("
                + (direction == Direction.UP ? "a start with AUTO_MIGRATION=true, or migrate up" : "migrate down")
                + ").";
    }
}
