package io.automigration.run;

import io.automigration.Direction;
import io.automigration.history.Entry;
import io.automigration.history.EntryChange;
import io.automigration.history.EntryState;
import io.automigration.history.StepError;
import io.automigration.plan.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A step without a transaction: announced, begun, finished.
 *
 * <p>Where the server has transactions, it is announced together with the fence. Where it has none, the entry is written
 * first and the fence read after it, while a successor raises the fence first and reads the entries after it: one of the two
 * sees the other.
 */
final class PlainStep {

    private final RunContext run;
    private final @Nullable StepTransactions transactions;
    private final EntryWriter entries;
    private final Step step;
    private final StepContext context;
    private final long begun;

    /**
     * A step.
     *
     * @param transactions null where the server has none
     */
    PlainStep(RunContext run, @Nullable StepTransactions transactions, Step step, StepContext context) {
        this.run = run;
        this.transactions = transactions;
        this.entries = new EntryWriter(run);
        this.step = step;
        this.context = context;
        this.begun = run.ticker().nanos();
    }

    /**
     * Takes the step.
     *
     * @return the entry as it is now
     * @throws Outdated when it was not begun and should be planned again
     */
    Entry take() {
        boolean up = step.direction() == Direction.UP;
        EntryChange announced = change(step.seen(), up ? EntryState.STARTED : EntryState.REVERTING, null, null);
        announce(announced);
        try {
            run.interruptible().enter();
            StepCode.call(step, context);
        } catch (MigrationThrew e) {
            run.interruptible().leave();
            RuntimeException failed = new StepFailures(run).left(step, announced, context, e);
            run.hold().ensure("at migration " + step.version());
            throw failed;
        } finally {
            run.interruptible().leave();
        }
        EntryChange finished = change(
                announced.after(),
                up ? EntryState.APPLIED : EntryState.REVERTED,
                null,
                run.ticker().since(begun));
        if (!entries.write(finished)) {
            run.hold().lose("the entry of migration " + step.version() + " was changed by another run");
            run.hold().ensure("at migration " + step.version());
        }
        return finished.after();
    }

    private void announce(EntryChange announced) {
        if (transactions != null) {
            new FencedEntry(run, transactions).write(announced);
        } else {
            if (!entries.write(announced)) {
                throw new Outdated("the entry is not as it was", null);
            }
            long fence = run.resending().untilAnswered("the reading of the fence", run.collection()::readFence);
            if (fence != run.hold().token()) {
                run.hold().lose("the fence is at " + fence);
            }
        }
        if (!run.hold().firm()) {
            withdraw(announced);
            run.hold().ensure("at migration " + step.version());
        }
    }

    /** The code was not begun: the entry becomes again what it was, but never with a revision that it had. */
    private void withdraw(EntryChange announced) {
        Entry seen = step.seen();
        StepError error = seen == null ? StepError.withdrawal(step.direction()) : seen.error();
        boolean unused =
                entries.write(change(announced.after(), seen == null ? EntryState.FAILED : seen.state(), error, null));
    }

    private EntryChange change(
            @Nullable Entry seen, EntryState state, @Nullable StepError error, @Nullable Duration executionTime) {
        return EntryChange.to(
                seen, RunContext.subject(step, false), run.author(), state, error, executionTime, context.activity());
    }
}
