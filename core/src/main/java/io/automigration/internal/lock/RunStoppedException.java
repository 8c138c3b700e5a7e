package io.automigration.internal.lock;

import io.automigration.MigrationException;
import java.util.List;

/** The process was asked to end while a run was under way. */
public final class RunStoppedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * A run that was ended from outside.
     *
     * @param doing what it was doing, for people
     */
    RunStoppedException(String doing) {
        super(
                Reason.STOPPED,
                "The process was asked to end while it was " + doing + ". The lock is released.",
                "Start again: a migration in a transaction was rolled back and will run again; one without a transaction counts as"
                        + " interrupted.",
                List.of(),
                null);
    }
}
