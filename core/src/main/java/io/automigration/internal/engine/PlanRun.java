package io.automigration.internal.engine;

import io.automigration.Direction;
import io.automigration.MigrationException;
import io.automigration.MigrationFailedException;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationVersion;
import io.automigration.internal.lock.Lease;
import io.automigration.internal.lock.Work;
import io.automigration.internal.plan.Plan;
import io.automigration.internal.plan.PlannedStep;
import io.automigration.internal.plan.Step;
import io.automigration.internal.step.PlanOutdatedException;
import io.automigration.internal.step.StepContext;
import io.automigration.internal.step.StepRunner;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryState;
import io.automigration.internal.store.HistorySnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of a plan, one after the other; planned again whenever one is not as the plan saw it. */
final class PlanRun implements Work {

    private final Goal goal;
    private final TransactionModes modes;
    private final Client client;
    private final Listeners listeners;
    private final List<MigrationReport.Step> taken = new ArrayList<>();
    private final Set<MigrationVersion> told = new HashSet<>();
    private @Nullable Planned planned;
    private @Nullable MigrationPlan begun;
    private @Nullable StepLog current;

    /** A plan, and what it was made of. */
    private record Planned(HistorySnapshot history, Plan plan) {}

    PlanRun(Goal goal, TransactionModes modes, Client client, Listeners listeners) {
        this.goal = goal;
        this.modes = modes;
        this.client = client;
        this.listeners = listeners;
    }

    /** The steps taken so far. */
    List<MigrationReport.Step> taken() {
        return List.copyOf(taken);
    }

    @Override
    public List<MigrationVersion> left(HistorySnapshot history) {
        return plan(history).steps().stream().map(Step::version).toList();
    }

    @Override
    public void perform(HistorySnapshot history, Lease lease) {
        Plan plan = plan(history);
        if (plan.isEmpty()) {
            return;
        }
        MigrationPlan published = modes.published(goal.target(), plan);
        begun = published;
        listeners.tell(listener -> listener.runStarted(published));
        StepRunner runner =
                new StepRunner(lease, client.watch(), goal.policies().onEscape());
        Retries retries = new Retries(lease.run());
        while (!takenAll(plan, lease, runner, retries)) {
            plan = plan(lease.readAgain());
        }
    }

    /** Tells those who were told that the run has begun. */
    void tellEnded(MigrationReport report) {
        if (begun != null) {
            listeners.tell(listener -> listener.runEnded(report));
        }
    }

    /** Says what the run failed of, and tells those who were told that it, or its step, has begun. */
    void tellFailed(MigrationException error) {
        StepLog step = current;
        if (step != null) {
            step.failed(error, error instanceof MigrationFailedException ? error.getCause() : null);
            listeners.tell(listener -> listener.stepFailed(step.step(), error));
        }
        MigrationPlan plan = begun;
        if (plan != null) {
            listeners.tell(listener -> listener.runFailed(plan, error));
        }
    }

    /** Whether all steps of a plan were as it saw them. */
    private boolean takenAll(Plan plan, Lease lease, StepRunner runner, Retries retries) {
        for (Step step : plan.steps()) {
            lease.ensureHeld("at migration " + step.version());
            if (!taken(step, lease, runner, retries)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a step was as its plan saw it. */
    private boolean taken(Step step, Lease lease, StepRunner runner, Retries retries) {
        PlannedStep published = modes.published(step);
        boolean transactional = modes.transactional(step.definition());
        StepLog log = new StepLog(published, lease.run().id());
        StepContext context = new StepContext(
                client.template(),
                lease,
                step,
                (done, total) -> listeners.tell(listener -> listener.stepProgressed(published, done, total)));
        begin(log, context, lease);
        try {
            long started = lease.run().time().ticker().nanos();
            Entry entry = runner.run(step, context, transactional);
            lease.idle(); // else its progress might be logged once more after its end
            TakenStep done =
                    new TakenStep(published, lease.run().time().ticker().since(started));
            taken.add(done);
            current = null;
            log.ended(entry.state() == EntryState.APPLIED ? Direction.UP : Direction.DOWN, done.executionTime());
            listeners.tell(listener -> listener.stepEnded(done));
            return true;
        } catch (PlanOutdatedException e) {
            if (!retries.again(step.version(), e)) {
                throw runner.giveUp(step, context, transactional, e);
            }
            current = null;
            return false;
        } finally {
            lease.idle();
        }
    }

    private void begin(StepLog log, StepContext context, Lease lease) {
        current = log;
        if (told.add(log.step().version())) {
            log.started();
            listeners.tell(listener -> listener.stepStarted(log.step()));
        }
        lease.working(context::activity, () -> log.progress(context.activity()));
    }

    /** What is left to do by what was read; made once for each read. */
    @SuppressWarnings("ReferenceEquality") // of the same read, not of one that has read the same
    Plan plan(HistorySnapshot history) {
        Planned known = planned;
        if (known == null || known.history() != history) {
            known = new Planned(history, goal.plan(history, taken.size()));
            planned = known;
        }
        return known.plan();
    }
}
