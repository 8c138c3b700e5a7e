package io.automigration.internal.step;

import com.mongodb.MongoException;
import io.automigration.internal.lock.Lease;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.plan.Step;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.store.EntryState;
import io.automigration.internal.store.Resending;
import io.automigration.internal.store.ServerErrors;
import io.automigration.internal.store.StepError;
import io.automigration.internal.text.ApplicationFrames;
import io.automigration.internal.text.Causes;
import io.automigration.internal.text.Masked;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is kept and said of a step that failed. */
final class StepFailures {

    // the run fails anyhow; it should not do so two minutes later because the database is away
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StepTry attempt;
    private final Step step;
    private final Lease lease;

    StepFailures(StepTry attempt) {
        this.attempt = attempt;
        this.step = attempt.step();
        this.lease = attempt.lease();
    }

    /**
     * Keeps the failure of a step of which nothing is left.
     *
     * @param first the first error, which decides
     * @return whether the entry is as the step saw it; else another run was faster, and the failure is nobody's
     */
    boolean keepRolledBack(Throwable first) {
        EntryState was = step.seen() == null ? null : step.seen().standing();
        return keep(attempt.changes().failed(step.seen(), error(first, true, was), null));
    }

    /**
     * Keeps and says the failure of a step that was rolled back.
     *
     * @return what to throw: the failure, or, where another run has changed the entry, that it is planned again
     */
    RuntimeException keptRolledBack(Setback setback) {
        return keepRolledBack(setback.first())
                ? rolledBack(setback)
                // what it failed of may be that it is done already
                : new PlanOutdatedException("another run changed its entry", setback.first());
    }

    /** Says it, whether it could be kept or not; see {@link #keptRolledBack}. */
    StepFailureException rolledBack(Setback setback) {
        Left left = Left.rolledBack(step, setback, attempt.watched());
        return new StepFailureException(
                step, setback.part(), left, Advice.on(setback, step.direction()), setback.first());
    }

    /**
     * Keeps the failure of a step without a transaction, and says it.
     *
     * @param announced its announcement
     * @param error what came out
     */
    StepFailureException left(EntryChange announced, MigrationThrew error) {
        Throwable first = MigrationThrew.unwrap(error);
        boolean kept = keep(attempt.changes()
                .failed(
                        announced.after(),
                        error(first, false, null),
                        attempt.context().activity()));
        if (!kept) {
            lease.lose("the entry of migration " + step.version() + " was changed by another run");
        }
        String action = step.definition().idempotent()
                ? "It is idempotent: fix the cause and start again, and it is run again from its start."
                : "Fix the cause, and look at what it left. It is not declared idempotent, so the next start refuses to run"
                        + " it again and says how to go on.";
        return new StepFailureException(step, error.part(), Left.WHAT_IT_DID, action, first);
    }

    /** False when the entry was changed by another run meanwhile. */
    private boolean keep(EntryChange change) {
        try {
            return new EntryWriter(lease)
                    .write(change, new Resending(lease.run().time().ticker(), PATIENCE));
        } catch (MongoException e) {
            LogEvent.STEP_FAILURE_UNRECORDED
                    .with(LogField.VERSION, step.version())
                    .log("The failure could not be recorded in the history: {}", Causes.text(e));
            return true;
        }
    }

    private StepError error(Throwable first, boolean rolledBack, @Nullable EntryState was) {
        ApplicationFrames.cutBelow(StepCode.class, first);
        return new StepError(
                step.direction(),
                first.getClass().getSimpleName(),
                ServerErrors.of(first).map(ServerErrors::code).orElse(0),
                first.getMessage() == null ? "" : Masked.message(first),
                ApplicationFrames.place(first),
                rolledBack,
                was);
    }
}
