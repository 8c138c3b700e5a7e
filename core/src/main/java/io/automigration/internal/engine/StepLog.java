package io.automigration.internal.engine;

import io.automigration.Direction;
import io.automigration.MigrationException;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.log.LogLine;
import io.automigration.internal.plan.PlannedStep;
import io.automigration.internal.store.Activity;
import io.automigration.internal.text.Durations;
import io.automigration.internal.text.Masked;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is logged of a step.
 *
 * @param step the step
 * @param run the id of its run
 */
record StepLog(PlannedStep step, String run) {

    void started() {
        line(LogEvent.STEP_STARTED)
                .with(LogField.DIRECTION, step.direction())
                .log("{} {} {}", doing(), step.version(), step.name());
    }

    /** Says how far it is, while it runs; on another thread than the step's. */
    void progress(Activity activity) {
        String progress = Activity.progress(activity.done(), activity.total());
        line(LogEvent.STEP_PROGRESS)
                .with(LogField.DONE, activity.done())
                .with(LogField.TOTAL, activity.total())
                .log(
                        "{} {} {}: {}",
                        doing(),
                        step.version(),
                        step.name(),
                        progress.isEmpty() ? "still at work" : progress);
    }

    void ended(Direction direction, Duration executionTime) {
        boolean up = direction == Direction.UP;
        line(up ? LogEvent.STEP_APPLIED : LogEvent.STEP_REVERTED)
                .with(LogField.MS, executionTime.toMillis())
                .log(
                        "{} {} {} in {}",
                        up ? "Applied" : "Reverted",
                        step.version(),
                        step.name(),
                        Durations.text(executionTime));
    }

    /**
     * Says why it failed.
     *
     * @param cause what the migration threw, with its stack trace; null when it threw nothing
     */
    void failed(MigrationException error, @Nullable Throwable cause) {
        line(LogEvent.STEP_FAILED)
                .with(LogField.DIRECTION, step.direction())
                .cause(cause == null ? null : Masked.error(cause))
                .log("{}", String.valueOf(error.getMessage()));
    }

    private LogLine line(LogEvent event) {
        return event.with(LogField.VERSION, step.version())
                .with(LogField.NAME, step.name())
                .with(LogField.RUN, run);
    }

    private String doing() {
        return step.direction() == Direction.UP ? "Applying" : "Reverting";
    }
}
