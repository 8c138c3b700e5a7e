package io.automigration.run;

import io.automigration.MigrationException;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.PlannedStep;
import io.automigration.StepReport;
import io.automigration.TransactionMode;
import io.automigration.history.Entry;
import io.automigration.history.EntryState;
import io.automigration.history.Recorded;
import io.automigration.plan.Plan;
import io.automigration.plan.Planner;
import io.automigration.plan.Policies;
import io.automigration.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a plan, one after the other; planned again whenever one is not as the plan saw it. */
final class Steps implements Work {

    private static final Logger log = LoggerFactory.getLogger(Steps.class);

    private final RunContext run;
    private final Planner planner;
    private final MigrationTarget target;
    private final Policies policies;
    private final Modes modes;
    private final Listeners listeners;
    private final DatabaseAccess access;
    private final List<StepReport> done = new ArrayList<>();
    private final Set<MigrationVersion> told = new HashSet<>();
    private @Nullable MigrationPlan begun;

    Steps(
            RunContext run,
            Planner planner,
            MigrationTarget target,
            Policies policies,
            Modes modes,
            Listeners listeners) {
        this.run = run;
        this.planner = planner;
        this.target = target;
        this.policies = policies;
        this.modes = modes;
        this.listeners = listeners;
        this.access = new DatabaseAccess(
                run.template().getMongoDatabaseFactory(),
                run.collection().namespace().getFullName());
    }

    /** The steps taken so far. */
    List<StepReport> done() {
        return List.copyOf(done);
    }

    @Override
    public List<MigrationVersion> left(Recorded recorded) {
        return plan(recorded).steps().stream().map(Step::version).toList();
    }

    @Override
    public void take(Recorded recorded, Holding holding) {
        MigrationPlan plan = modes.published(target, plan(recorded));
        if (!plan.steps().isEmpty()) {
            begun = plan;
            listeners.tell(listener -> listener.runStarted(plan));
            takeAll(recorded, holding);
        }
    }

    /** Tells those who were told of the run's begin. */
    void tellEnded(MigrationReport report) {
        if (begun != null) {
            listeners.tell(listener -> listener.runEnded(report));
        }
    }

    /** Tells those who were told of the run's begin. */
    void tellFailed(MigrationException error) {
        MigrationPlan plan = begun;
        if (plan != null) {
            listeners.tell(listener -> listener.runFailed(plan, error));
        }
    }

    private void takeAll(Recorded recorded, Holding holding) {
        Retries retries = new Retries(run);
        Plan plan = plan(recorded);
        while (!takenAll(plan, holding, retries)) {
            plan = plan(holding.readAgain().get());
        }
    }

    /** Whether all steps of a plan were as it saw them. */
    private boolean takenAll(Plan plan, Holding holding, Retries retries) {
        for (Step step : plan.steps()) {
            run.hold().ensure("at migration " + step.version());
            try {
                step(step, holding);
            } catch (Outdated e) {
                again(step, e, retries);
                return false;
            }
        }
        return true;
    }

    private void again(Step step, Outdated why, Retries retries) {
        if (!retries.again(step.version(), why)) {
            Throwable cause = why.getCause() == null ? why : why.getCause();
            StepFailures failures = new StepFailures(run);
            boolean unused = failures.keepRolledBack(step, cause);
            throw failed(published(step), failures.rolledBack(step, cause, cause, null));
        }
    }

    private void step(Step step, Holding holding) {
        PlannedStep published = published(step);
        StepContext context = run.stepContext(
                step, (done, total) -> listeners.tell(listener -> listener.stepProgressed(published, done, total)));
        long started = run.ticker().nanos();
        holding.current().accept(context);
        holding.beat().stepBegan();
        if (told.add(step.version())) {
            listeners.tell(listener -> listener.stepStarted(published));
        }
        try {
            Entry entry = access.to("write", () -> taken(step, context, holding));
            StepReport report = new StepReport(published, run.ticker().since(started));
            done.add(report);
            boolean applied = entry.state() == EntryState.APPLIED;
            log.info(
                    "{} {} {} in {} ms event=step.{} version={} name={} ms={} run={}",
                    applied ? "Applied" : "Reverted",
                    step.version(),
                    step.definition().name(),
                    report.executionTime().toMillis(),
                    applied ? "applied" : "reverted",
                    step.version(),
                    step.definition().name(),
                    report.executionTime().toMillis(),
                    run.id());
            listeners.tell(listener -> listener.stepEnded(report));
        } catch (MigrationException e) {
            throw failed(published, e);
        } finally {
            holding.current().accept(null);
        }
    }

    private MigrationException failed(PlannedStep step, MigrationException error) {
        log.error(
                "{} event=step.failed version={} name={} run={}",
                error.getMessage(),
                step.version(),
                step.name(),
                run.id());
        listeners.tell(listener -> listener.stepFailed(step, error));
        return error;
    }

    private Entry taken(Step step, StepContext context, Holding holding) {
        StepTransactions transactions = holding.transactions();
        BsonDocument session = holding.session();
        if (modes.transactional(step.definition()) && transactions != null && session != null) {
            return new TransactionalStep(run, transactions, session, step, context).take();
        }
        return new PlainStep(run, transactions, step, context).take();
    }

    private PlannedStep published(Step step) {
        boolean transactional = modes.transactional(step.definition());
        return step.published(transactional ? TransactionMode.REQUIRED : TransactionMode.NONE);
    }

    /** What is left to do: steps that this run has taken already count. */
    private Plan plan(Recorded recorded) {
        MigrationTarget rest = rest();
        return rest == null ? new Plan(List.of(), List.of()) : planner.plan(recorded, rest, policies);
    }

    /** Where it still leads; null when all steps that were asked for are taken. */
    private @Nullable MigrationTarget rest() {
        if (target instanceof MigrationTarget.Down down) {
            return down.steps() == done.size() ? null : MigrationTarget.down(down.steps() - done.size());
        }
        if (target instanceof MigrationTarget.Up up) {
            return up.steps() == done.size() ? null : MigrationTarget.up(up.steps() - done.size());
        }
        return target;
    }
}
