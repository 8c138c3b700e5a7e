package io.automigration.internal.step;

import io.automigration.MigrationException;
import io.automigration.MigrationVersion;
import java.util.List;

/** A migration in a transaction asked for the database on another thread than its own, which takes no part in it. */
public final class WrongThreadException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * A call on another thread.
     *
     * @param version the migration
     * @param method what was called
     * @param thread the name of the thread
     */
    WrongThreadException(MigrationVersion version, String method, String thread) {
        super(
                Reason.WRITE_OUTSIDE_TRANSACTION,
                "Migration " + version + " called " + method + " on the thread " + thread
                        + ", which takes no part in its transaction.",
                "Use the context on the thread that up() or down() is called on: no parallel streams, executors or reactive"
                        + " operators. If the migration needs several threads, declare it transaction = NONE, and write it so that"
                        + " it can be declared idempotent = true.",
                List.of(version),
                null);
    }
}
