package io.automigration.run;

import io.automigration.MigrationVersion;
import io.automigration.lock.Backoff;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often work on the same migration was planned again, and for how long: at most the run's limit. */
final class Retries {

    private static final Logger log = LoggerFactory.getLogger(Retries.class);

    private final RunContext run;
    private @Nullable MigrationVersion version;
    private @Nullable Backoff backoff;

    Retries(RunContext run) {
        this.run = run;
    }

    /**
     * Pauses before it is planned again, unless it has been tried for too long.
     *
     * @param again the migration
     * @param why what happened to it
     * @return whether it is to be planned again
     */
    boolean again(MigrationVersion again, Outdated why) {
        Backoff pauses = backoff;
        if (pauses == null || !again.equals(version)) {
            version = again;
            pauses = new Backoff(run.ticker(), run.limit());
            backoff = pauses;
        }
        if (pauses.exhausted()) {
            return false;
        }
        log.info(
                "Migration {} is planned again: {} ({}) event=step.retried version={}",
                again,
                why.getMessage(),
                why.getCause() == null
                        ? "another run was faster"
                        : String.valueOf(why.getCause().getMessage()),
                again);
        run.interruptible().enter();
        try {
            pauses.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            run.interruptible().leave();
        }
        return true;
    }
}
