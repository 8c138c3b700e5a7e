package io.automigration.run;

import io.automigration.lock.Backoff;
import io.automigration.plan.Step;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often the same step was planned again, and for how long: at most the run's limit. */
final class Retries {

    private static final Logger log = LoggerFactory.getLogger(Retries.class);

    private final RunContext run;
    private @Nullable Step step;
    private @Nullable Backoff backoff;

    Retries(RunContext run) {
        this.run = run;
    }

    /**
     * Pauses before the step is planned again.
     *
     * @param again the step
     * @param why what happened to it
     * @throws io.automigration.StepFailedException when it has been tried for too long
     */
    void again(Step again, Outdated why) {
        Backoff pauses = backoff;
        if (pauses == null || step == null || !step.version().equals(again.version())) {
            step = again;
            pauses = new Backoff(run.ticker(), run.limit());
            backoff = pauses;
        }
        Throwable cause = why.getCause() == null ? why : why.getCause();
        if (pauses.exhausted()) {
            StepFailures failures = new StepFailures(run);
            boolean unused = failures.keepRolledBack(again, cause);
            throw failures.rolledBack(again, cause, cause, null);
        }
        log.info(
                "Migration {} is planned again: {} ({}) event=step.retried version={}",
                again.version(),
                why.getMessage(),
                String.valueOf(cause.getMessage()),
                again.version());
        run.interruptible().enter();
        try {
            pauses.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            run.interruptible().leave();
        }
    }
}
