package io.automigration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The lock was not had in time, and nobody living holds it. */
public final class LockTimeoutException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final Duration waited;

    /**
     * A wait that is over.
     *
     * @param waited how long nobody living held the lock meanwhile
     * @param holder whom it waited for and what that one did, for people
     * @param cause the last error meanwhile; null when there was none
     */
    public LockTimeoutException(Duration waited, String holder, @Nullable Throwable cause) {
        super(
                ExitCode.LOCK,
                "The lock was not had within " + Durations.text(waited) + ". Waited for " + holder
                        + ". Nothing was changed." + (cause == null ? "" : " Last error: " + Causes.text(cause)),
                "See whether that process lives and reaches the database (java -jar app.jar migrate status watches it). One that is dead is taken over by itself after"
                        + " auto.migration.lock.lease; auto.migration.wait-timeout must be longer than that.",
                cause);
        this.waited = waited;
    }

    /** How long nobody living held the lock meanwhile. */
    public Duration waited() {
        return waited;
    }
}
