package io.automigration.internal.lock;

import io.automigration.MigrationLockException;
import java.util.List;

/** A live instance holds the lock, and what was asked for does not wait for that. */
public final class LockHeldException extends MigrationLockException {

    private static final long serialVersionUID = 1L;

    /**
     * A live holder.
     *
     * @param holder who it is and what it does, for people
     */
    LockHeldException(String holder) {
        super(
                Reason.LOCK_HELD,
                "Could not acquire the lock: a live instance holds it, " + holder + ". Nothing was changed.",
                "Wait until it has finished, or stop that process: the lock of one that was killed is taken over when"
                        + " its lease has expired. To take the lock from a live holder: java -jar app.jar migrate unlock"
                        + " --force. After that it can't commit any more, but what it does without a transaction can't be"
                        + " stopped.",
                List.of(),
                null);
    }
}
