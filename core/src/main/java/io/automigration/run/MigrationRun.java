package io.automigration.run;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import io.automigration.LockLostException;
import io.automigration.MigrationException;
import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.PlannedStep;
import io.automigration.StepFailedException;
import io.automigration.StepReport;
import io.automigration.TransactionMode;
import io.automigration.history.Activity;
import io.automigration.history.Entry;
import io.automigration.history.EntryState;
import io.automigration.history.LockDocument;
import io.automigration.history.Recorded;
import io.automigration.lock.Heartbeat;
import io.automigration.lock.MigrationLock;
import io.automigration.lock.Resending;
import io.automigration.plan.Plan;
import io.automigration.plan.Planner;
import io.automigration.plan.Policies;
import io.automigration.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * One run under the lock: take it, raise the fence, plan again, take the steps, free it.
 *
 * <p>Whatever happens, two things are never done: a step is not committed without the fence, and nothing is written over a
 * commit whose outcome is unknown.
 */
final class MigrationRun {

    private static final Logger log = LoggerFactory.getLogger(MigrationRun.class);

    // freeing is a courtesy: who can't say it leaves it to the lease
    private static final Duration PATIENCE_TO_FREE = Duration.ofSeconds(10);
    // what a dead session leaves open ends by itself, later; and a process that is to end must do so within seconds
    private static final Duration PATIENCE_TO_END = Duration.ofSeconds(2);

    private final RunContext run;
    private final Planner planner;
    private final MigrationTarget target;
    private final Policies policies;
    private final Modes modes;
    private final Listeners listeners;
    private final DatabaseAccess access;
    private final MigrationLock lock;

    private final List<StepReport> done = new ArrayList<>();
    private final Set<MigrationVersion> told = new HashSet<>();
    private final long begun;
    private volatile @Nullable StepContext current;
    private volatile @Nullable ClientSession session;
    private @Nullable StepTransactions transactions;

    MigrationRun(
            RunContext run,
            Planner planner,
            MigrationTarget target,
            Policies policies,
            Modes modes,
            Listeners listeners,
            DatabaseAccess access) {
        this.run = run;
        this.planner = planner;
        this.target = target;
        this.policies = policies;
        this.modes = modes;
        this.listeners = listeners;
        this.access = access;
        this.lock = new MigrationLock(run.collection(), run.id(), run.participant());
        this.begun = run.ticker().nanos();
    }

    /**
     * Takes the lock and the steps.
     *
     * @param recorded what was read before, with something to do
     */
    MigrationReport take(Recorded recorded) {
        EndOnShutdown hook = new EndOnShutdown(run.hold(), this::force);
        try {
            if (modes.transactions()) {
                open();
            }
            try {
                Waiting waiting = new Waiting(run, lock, this::plan, recorded);
                long token = waiting.forLock(lsid());
                return token == 0 ? report() : holding(token, waiting.recorded().lock());
            } finally {
                if (session != null) {
                    session.close();
                }
            }
        } finally {
            hook.close();
        }
    }

    /** Waits until others have left nothing to do. */
    MigrationReport leaveToOthers(Recorded recorded) {
        EndOnShutdown hook = new EndOnShutdown(run.hold(), () -> {});
        try {
            new Waiting(run, lock, this::plan, recorded).forOthers();
            return report();
        } finally {
            hook.close();
        }
    }

    private MigrationReport holding(long token, @Nullable LockDocument before) {
        run.hold().drawn(token);
        MigrationPlan plan = null;
        try (Heartbeat beat = new Heartbeat(
                lock,
                token,
                run.settings().lease(),
                this::activity,
                () -> run.hold().lose("another run holds the lock"))) {
            endSessionsOf(before);
            raise(token);
            Recorded recorded = readAsHolder(token);
            MigrationPlan published = published(plan(recorded));
            plan = published;
            tell(published, listener -> listener.runStarted(published));
            steps(recorded, beat);
        } catch (MongoException e) {
            throw failed(token, plan, access.refusal(e, "write"));
        } catch (MigrationException e) {
            throw failed(token, plan, e);
        } catch (RuntimeException | Error e) {
            free(token);
            throw e;
        }
        free(token);
        MigrationReport report = report();
        tell(plan, listener -> listener.runEnded(report));
        return report;
    }

    private MigrationException failed(long token, @Nullable MigrationPlan plan, MigrationException error) {
        free(token);
        if (plan != null) {
            tell(plan, listener -> listener.runFailed(plan, error));
        }
        return error;
    }

    /** A run that finds nothing to do is not told of. */
    private void tell(MigrationPlan plan, Consumer<MigrationListener> news) {
        if (!plan.steps().isEmpty()) {
            listeners.tell(news);
        }
    }

    private void open() {
        MongoDatabaseFactory factory = run.template().getMongoDatabaseFactory();
        ClientSessionOptions.Builder options = ClientSessionOptions.builder();
        if (factory.getMongoDatabase().getTimeout(MILLISECONDS) != null) {
            // the application's time-out for an operation would span a whole step
            options.defaultTimeout(0, MILLISECONDS);
        }
        ClientSession opened = factory.getSession(options.build());
        session = opened;
        transactions = new StepTransactions(new RunSession(factory, opened), run.ticker(), run.hold(), run.limit());
    }

    private @Nullable BsonDocument lsid() {
        return session == null ? null : session.getServerSession().getIdentifier();
    }

    /** A transaction that the predecessor left open would hold up the first step until the server ends it. */
    private void endSessionsOf(@Nullable LockDocument before) {
        if (before == null) {
            return;
        }
        LockDocument.Holder holder = before.holder();
        // a lock that was taken by a command whose answer was lost is this run's, and only the orphan is another's
        BsonDocument left = holder == null || lock.mine(before) ? null : holder.session();
        Stream.of(left, before.orphan()).filter(Objects::nonNull).forEach(this::killSession);
    }

    private boolean killSession(BsonDocument lsid) {
        try {
            run.template()
                    .getMongoDatabaseFactory()
                    .getMongoDatabase("admin")
                    .withTimeout(PATIENCE_TO_END.toMillis(), MILLISECONDS)
                    .runCommand(new BsonDocument("killSessions", new BsonArray(List.of(lsid))));
            return true;
        } catch (MongoException e) {
            log.warn(
                    "A session could not be ended: {} What it left open, the server ends within 60 to 90 s"
                            + " event=session.unended",
                    e.getMessage());
            return false;
        }
    }

    private void raise(long token) {
        long fence = run.resending().untilAnswered("the raising of the fence", () -> lock.raise(token));
        if (fence != token) {
            throw new LockLostException(token, "the fence is at " + fence);
        }
    }

    /** One read of everything: lock and fence must still be this run's. */
    private Recorded readAsHolder(long token) {
        Recorded recorded = run.resending()
                .untilAnswered(
                        "the reading of the history", () -> run.collection().read());
        boolean mine = lock.mine(recorded.lock())
                && recorded.lock() != null
                && recorded.lock().token() == token
                && recorded.fence() == token;
        if (!mine) {
            run.hold()
                    .lose("the lock is held by "
                            + (recorded.lock() == null
                                    ? "nobody"
                                    : recorded.lock().describe()) + ", the fence is at "
                            + recorded.fence());
        }
        run.hold().ensure("planning");
        return recorded;
    }

    private void steps(Recorded read, Heartbeat beat) {
        Recorded recorded = read;
        Plan plan = plan(recorded);
        Retries retries = new Retries(run);
        while (!plan.isEmpty()) {
            for (Step step : plan.steps()) {
                run.hold().ensure("at migration " + step.version());
                try {
                    recorded = recorded.with(step(step, beat));
                } catch (Outdated e) {
                    again(retries, step, e);
                    recorded = null;
                    break;
                }
            }
            if (recorded != null) {
                return;
            }
            recorded = readAsHolder(run.hold().token());
            plan = plan(recorded);
        }
    }

    private Entry step(Step step, Heartbeat beat) {
        boolean transactional = modes.transactional(step.definition());
        PlannedStep published = step.published(transactional ? TransactionMode.REQUIRED : TransactionMode.NONE);
        StepContext context = run.stepContext(step);
        long started = run.ticker().nanos();
        current = context;
        beat.stepBegan();
        if (told.add(step.version())) {
            listeners.tell(listener -> listener.stepStarted(published));
        }
        try {
            Entry entry = access.to("write", () -> taken(step, context, transactional));
            StepReport report = new StepReport(published, run.ticker().since(started));
            done.add(report);
            log.info(
                    "{} {} {} in {} ms event=step.{} version={} name={} ms={} run={}",
                    entry.state() == EntryState.APPLIED ? "Applied" : "Reverted",
                    step.version(),
                    step.definition().name(),
                    report.executionTime().toMillis(),
                    entry.state() == EntryState.APPLIED ? "applied" : "reverted",
                    step.version(),
                    step.definition().name(),
                    report.executionTime().toMillis(),
                    run.id());
            listeners.tell(listener -> listener.stepEnded(report));
            return entry;
        } catch (MigrationException e) {
            throw failed(published, e);
        } finally {
            current = null;
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

    private void again(Retries retries, Step step, Outdated why) {
        try {
            retries.again(step, why);
        } catch (StepFailedException e) {
            throw failed(e.step(), e);
        }
    }

    private Entry taken(Step step, StepContext context, boolean transactional) {
        BsonDocument lsid = lsid();
        if (transactional && transactions != null && lsid != null) {
            return new TransactionalStep(run, transactions, lsid, step, context).take();
        }
        return new PlainStep(run, transactions, step, context).take();
    }

    /** What is left to do: steps that this run has taken already count. */
    private Plan plan(Recorded recorded) {
        if (target instanceof MigrationTarget.Down down) {
            int left = down.steps() - done.size();
            return left == 0
                    ? new Plan(List.of(), List.of())
                    : planner.plan(recorded, MigrationTarget.down(left), policies);
        }
        return planner.plan(recorded, target, policies);
    }

    private MigrationPlan published(Plan plan) {
        return modes.published(target, plan);
    }

    private @Nullable Activity activity() {
        StepContext context = current;
        return context == null ? null : context.activity();
    }

    private void free(long token) {
        try {
            new Resending(run.ticker(), PATIENCE_TO_FREE).untilAnswered("the freeing of the lock", () -> {
                lock.free(token, null, PATIENCE_TO_FREE);
                return token;
            });
        } catch (MongoException e) {
            sayUnfreed(token, e);
        }
    }

    /** On the thread that ends the process, when the migrating one does not react. */
    private void force() {
        long token = run.hold().token();
        BsonDocument lsid = lsid();
        boolean killed = lsid != null && killSession(lsid);
        if (token != 0) {
            try {
                lock.free(token, killed ? null : lsid, PATIENCE_TO_END);
            } catch (MongoException e) {
                sayUnfreed(token, e);
            }
        }
    }

    private static void sayUnfreed(long token, MongoException error) {
        log.warn(
                "The lock could not be freed: {} Others take it over after its lease event=lock.unfreed token={}",
                error.getMessage(),
                token);
    }

    private MigrationReport report() {
        return new MigrationReport(
                run.hold().token() == 0 ? "" : run.id(),
                target,
                done,
                run.ticker().since(begun));
    }
}
