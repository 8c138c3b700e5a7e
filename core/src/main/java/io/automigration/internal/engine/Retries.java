package io.automigration.internal.engine;

import io.automigration.MigrationVersion;
import io.automigration.internal.lock.Run;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.step.PlanOutdatedException;
import io.automigration.internal.text.Causes;
import io.automigration.internal.time.Backoff;
import org.jspecify.annotations.Nullable;

/** How often work on the same migration was planned again, and for how long: at most the run's limit. */
final class Retries {

    private final Run run;
    private @Nullable MigrationVersion version;
    private @Nullable Backoff backoff;

    Retries(Run run) {
        this.run = run;
    }

    /**
     * Pauses before it is planned again, unless it has been tried for too long.
     *
     * @param again the migration
     * @param why what happened to it
     * @return whether it is to be planned again
     */
    boolean again(MigrationVersion again, PlanOutdatedException why) {
        Backoff pauses = backoff;
        if (pauses == null || !again.equals(version)) {
            version = again;
            pauses = run.time().backoff();
            backoff = pauses;
        }
        if (pauses.exhausted()) {
            return false;
        }
        String cause = why.getCause() == null ? "" : " " + Causes.text(why.getCause());
        LogEvent.STEP_RETRIED
                .with(LogField.VERSION, again)
                .log("Retrying migration {}: {}.{}", again, String.valueOf(why.getMessage()), cause);
        run.interruption().pause(pauses::pause);
        return true;
    }
}
