package io.automigration.internal.lock;

import io.automigration.MigrationLockException;
import java.util.List;

/** Another run has taken over: this one did not show a sign of life for a whole lease, and can't write any more. */
public final class LockLostException extends MigrationLockException {

    private static final long serialVersionUID = 1L;

    /**
     * The lock is another's.
     *
     * @param token the fencing token that this run held
     * @param found what was found instead, for people
     */
    LockLostException(long token, String found) {
        super(
                Reason.LOCK_LOST,
                "This run held the lock with token " + token + " and lost it: " + found
                        + ". What it had not committed by then is not in the database; a migration without a transaction may have"
                        + " left part of its work.",
                "Start again: it will wait for the other run, or find nothing to do. Either someone took the lock with"
                        + " 'migrate unlock --force', or this process was paused or cut off for longer than its lease. If that"
                        + " happens often, find out what pauses it, or make auto.migration.lock.lease longer for this process:"
                        + " the others go by the holder's lease.",
                List.of(),
                null);
    }
}
