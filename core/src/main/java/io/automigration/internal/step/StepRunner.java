package io.automigration.internal.step;

import io.automigration.internal.lock.Lease;
import io.automigration.internal.lock.RunSession;
import io.automigration.internal.plan.Policies;
import io.automigration.internal.plan.Step;
import io.automigration.internal.store.Entry;
import org.jspecify.annotations.Nullable;

/** Runs the steps of the holder of a lease. */
public final class StepRunner {

    private final Lease lease;
    private final @Nullable StepTransactions transactions;
    private final CommandWatch watch;
    private final Policies.OnEscape onEscape;
    private final LostTransactions lost = new LostTransactions();

    /**
     * For the holder of a lease.
     *
     * @param watch sees the application's commands
     * @param onEscape what to do when a migration writes outside of its transaction
     */
    public StepRunner(Lease lease, CommandWatch watch, Policies.OnEscape onEscape) {
        RunSession session = lease.session();
        this.lease = lease;
        this.transactions = session == null ? null : new StepTransactions(lease, session);
        this.watch = watch;
        this.onEscape = onEscape;
    }

    /**
     * Tries a step once.
     *
     * @param context what its code gets
     * @param transactional whether it runs in a transaction, if the server has them
     * @return the entry as it is now
     * @throws PlanOutdatedException when it should be planned and tried again
     * @throws io.automigration.MigrationException when it failed
     */
    public Entry run(Step step, StepContext context, boolean transactional) {
        StepTry each = attempt(step, context, transactional);
        return each.transaction() && transactions != null
                ? new TransactionalStep(each, transactions, watch, onEscape, lost).tryOnce()
                : new UntransactedStep(each, transactions).tryOnce();
    }

    /**
     * Gives a step up that was outdated each time.
     *
     * @param context what its code got
     * @param transactional whether it ran in a transaction, if the server has them
     * @param why what stood against it the last time
     * @return what to throw; the history keeps it
     */
    public StepFailureException giveUp(
            Step step, StepContext context, boolean transactional, PlanOutdatedException why) {
        Throwable cause = why.getCause() == null ? why : why.getCause();
        StepFailures failures = new StepFailures(attempt(step, context, transactional));
        boolean unused = failures.keepRolledBack(cause);
        return failures.rolledBack(Setback.of(StepPart.of(step.direction()), cause));
    }

    private StepTry attempt(Step step, StepContext context, boolean transactional) {
        return new StepTry(lease, step, context, transactional && transactions != null, watch.works());
    }
}
