package io.automigration.internal.lock;

import io.automigration.MigrationLockException;
import io.automigration.internal.text.Causes;
import io.automigration.internal.text.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lock could not be acquired in time, and no live instance holds it. */
public final class LockTimeoutException extends MigrationLockException {

    private static final long serialVersionUID = 1L;

    /**
     * A wait that is over.
     *
     * @param waited how long no live instance held the lock meanwhile
     * @param holder whom it waited for and what that one did, for people
     * @param lease after how long without a sign of life a dead one is taken over
     * @param cause the last error meanwhile; null when there was none
     */
    LockTimeoutException(Duration waited, String holder, Duration lease, @Nullable Throwable cause) {
        super(
                Reason.LOCK_TIMEOUT,
                "Could not acquire the lock within " + Durations.text(waited) + ". Waited for " + holder
                        + ". Nothing was changed." + (cause == null ? "" : " Last error: " + Causes.text(cause)),
                "Check whether that process is alive and can reach the database (java -jar app.jar migrate status watches it)."
                        + " The lock of a dead one is taken over after its lease, " + Durations.text(lease)
                        + "; auto.migration.wait-timeout must be longer than that. To release it now: java -jar app.jar"
                        + " migrate unlock --force.",
                List.of(),
                cause);
    }
}
