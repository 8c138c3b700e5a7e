package io.automigration.internal.step;

import io.automigration.internal.lock.Lease;
import io.automigration.internal.plan.Step;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * A step without a transaction: made, announced, begun, finished.
 *
 * <p>Where the server has transactions, it is announced together with the fence. Where it has none, the entry is written
 * first and the fence read after it, while a successor raises the fence first and reads the entries after it: one of the two
 * sees the other.
 */
final class UntransactedStep {

    private final StepTry attempt;
    private final Step step;
    private final Lease lease;
    private final @Nullable StepTransactions transactions;
    private final EntryWriter entries;
    private final Ticker ticker;
    private final long begun;

    /**
     * A step.
     *
     * @param transactions null where the server has none
     */
    UntransactedStep(StepTry attempt, @Nullable StepTransactions transactions) {
        this.attempt = attempt;
        this.step = attempt.step();
        this.lease = attempt.lease();
        this.transactions = transactions;
        this.entries = new EntryWriter(lease);
        this.ticker = lease.run().time().ticker();
        this.begun = ticker.nanos();
    }

    /**
     * Tries the step.
     *
     * @return the entry as it is now
     * @throws PlanOutdatedException when it was not begun and should be planned again
     */
    Entry tryOnce() {
        StepCode code = made();
        EntryChange announced = attempt.changes().started(step.seen(), step.direction());
        announce(announced);
        call(code, announced);
        EntryChange finished = attempt.changes()
                .done(
                        announced.after(),
                        step.direction(),
                        ticker.since(begun),
                        attempt.context().activity());
        if (!entries.write(finished)) {
            lease.lose("the entry of migration " + step.version() + " was changed by another run");
            attempt.ensureHeld();
        }
        return finished.after();
    }

    private StepCode made() {
        try {
            return attempt.make();
        } catch (MigrationThrew e) {
            attempt.ensureHeld();
            throw new StepFailures(attempt).keptRolledBack(Setback.of(e.part(), MigrationThrew.unwrap(e)));
        }
    }

    private void call(StepCode code, EntryChange announced) {
        try {
            lease.run().interruption().enter();
            code.call(attempt.context());
        } catch (MigrationThrew e) {
            lease.run().interruption().leave();
            RuntimeException failed = new StepFailures(attempt).left(announced, e);
            attempt.ensureHeld();
            throw failed;
        } finally {
            lease.run().interruption().leave();
        }
    }

    private void announce(EntryChange announced) {
        if (transactions != null) {
            new FencedEntry(transactions).write(announced);
        } else {
            if (!entries.write(announced)) {
                throw new PlanOutdatedException("its entry has changed", null);
            }
            long fence = lease.run()
                    .resending()
                    .untilAnswered("reading the fence", lease.run().history()::readFence);
            if (fence != lease.token()) {
                lease.lose("the fence is at " + fence);
            }
        }
        if (!lease.held()) {
            withdraw(announced);
            attempt.ensureHeld();
        }
    }

    /** The code was not begun. */
    private void withdraw(EntryChange announced) {
        boolean unused = entries.write(attempt.changes().withdrawn(announced.after(), step.seen(), step.direction()));
    }
}
