package io.automigration.run;

import io.automigration.LockReport;
import io.automigration.MigrationEvent;
import io.automigration.MigrationException;
import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.PendingMigrationsException;
import io.automigration.RepairedState;
import io.automigration.history.EntryChange;
import io.automigration.history.Participant;
import io.automigration.history.Recorded;
import io.automigration.history.WallClock;
import io.automigration.lock.Backoff;
import io.automigration.lock.Resending;
import io.automigration.lock.Ticker;
import io.automigration.plan.Catalog;
import io.automigration.plan.MigrationDefinition;
import io.automigration.plan.Plan;
import io.automigration.plan.Planner;
import io.automigration.plan.Policies;
import io.automigration.plan.Standing;
import io.automigration.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.Assert;

/** The engine behind {@link Migrations}: one for a database, made when it is needed. */
public final class MigrationEngine implements Migrations {

    private final MongoTemplate template;
    private final Catalog catalog;
    private final RunSettings settings;
    private final CommandWatch watch;
    private final Listeners listeners;
    private final Ticker ticker;
    private final WallClock clock;
    private final Database database;
    private final Duration limit;
    private final Planner planner;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * An engine for the template's database. Makes no contact yet.
     *
     * @param template the application's template
     * @param definitions the migrations of this build, in any order
     * @param settings how runs are made
     * @param watch the listener that was put into the template's MongoClient; one that was not sees nothing, which is said
     *     once
     * @param listeners told of what happens, in this order
     * @throws io.automigration.DuplicateVersionException when two migrations have the same version
     */
    public MigrationEngine(
            MongoTemplate template,
            List<MigrationDefinition> definitions,
            RunSettings settings,
            CommandWatch watch,
            List<MigrationListener> listeners) {
        this(template, definitions, settings, watch, listeners, Ticker.system(), WallClock.system(), Backoff.LIMIT);
    }

    /** With a time of its own, and less patience with a server that does not answer, for tests. */
    MigrationEngine(
            MongoTemplate template,
            List<MigrationDefinition> definitions,
            RunSettings settings,
            CommandWatch watch,
            List<MigrationListener> listeners,
            Ticker ticker,
            WallClock clock,
            Duration limit) {
        this.template = template;
        this.catalog = new Catalog(definitions);
        this.settings = settings;
        this.watch = watch;
        this.listeners = new Listeners(List.copyOf(listeners));
        this.ticker = ticker;
        this.clock = clock;
        this.database = new Database(template, settings.collection(), watch, ticker);
        this.planner = new Planner(catalog);
        this.limit = limit;
    }

    /** What a start does: applies what is pending up to the configured target, under the configured policies. */
    public MigrationReport apply() {
        return run(configuredTarget(), settings.policies(), MigrationRun::take);
    }

    /** What a start does that leaves it to others: waits until nothing is pending. */
    public MigrationReport await() {
        return run(configuredTarget(), settings.policies(), MigrationRun::leaveToOthers);
    }

    @Override
    public MigrationStatus status() {
        return database.access("read", () -> {
            Recorded recorded = database.collection().read();
            Topology topology = database.topology();
            return new MigrationStatus(
                    database.name(),
                    topology.hosts(),
                    topology.kind(),
                    new Standing(recorded, catalog, settings.target()).rows(),
                    Standing.holder(recorded.lock()));
        });
    }

    @Override
    public List<MigrationEvent> history() {
        return database.access("read", () -> database.collection().readEvents());
    }

    @Override
    public MigrationPlan plan(MigrationTarget target) {
        return database.access("read", () -> {
            Plan plan = planner.plan(database.collection().read(), target, personal());
            return modes(database.topology()).published(target, plan);
        });
    }

    @Override
    public MigrationReport validate() {
        long begun = ticker.nanos();
        Plan plan = database.access(
                "read", () -> planner.plan(database.collection().read(), configuredTarget(), settings.policies()));
        RunLog.missing(plan);
        if (!plan.isEmpty()) {
            throw PendingMigrationsException.whenValidating(
                    plan.steps().stream().map(Step::version).toList());
        }
        return new MigrationReport("", configuredTarget(), List.of(), ticker.since(begun));
    }

    @Override
    public MigrationReport up() {
        return run(MigrationTarget.newest());
    }

    @Override
    public MigrationReport to(MigrationVersion version) {
        return run(MigrationTarget.to(version));
    }

    @Override
    public MigrationReport down(int steps) {
        return run(MigrationTarget.down(steps));
    }

    @Override
    public MigrationReport run(MigrationTarget target) {
        return run(target, personal(), MigrationRun::take);
    }

    @Override
    public MigrationStatus.Row repair(MigrationVersion version, RepairedState as, String reason) {
        Assert.hasText(reason, "'reason' must say why");
        RunContext context = context();
        Repair repair = new Repair(context, catalog, version, as, reason);
        return alone(() -> {
            edit(context, database.collection().read(), List.of(version), repair::changes);
            return new Standing(database.collection().read(), catalog, settings.target()).row(version);
        });
    }

    @Override
    public List<MigrationVersion> baseline(MigrationVersion version) {
        RunContext context = context();
        Baseline baseline = new Baseline(context, catalog, version);
        return alone(() -> {
            Recorded recorded = database.collection().read();
            List<MigrationVersion> left = baseline.left(recorded);
            edit(context, recorded, left, baseline::changes);
            return left;
        });
    }

    @Override
    public LockReport watchLock(Duration atMost) {
        return database.access(
                "read", () -> new LockWatching(database.collection(), ticker, settings.lease()).watch(atMost));
    }

    @Override
    public LockReport unlock(boolean force) {
        RunContext context = context();
        return alone(() -> {
            Recorded recorded = database.collection().read();
            MigrationStatus.Holder holder = Standing.holder(recorded.lock());
            long begun = ticker.nanos();
            if (holder == null) {
                return new LockReport(null, false, Duration.ZERO);
            }
            boolean alive = force && watchLock(settings.lease().dividedBy(2)).alive();
            Work nothing = new EntryEdits(context, List.of(MigrationVersion.ZERO), read -> List.of());
            new MigrationRun(context, nothing, force ? Living.TAKE_OVER : Living.REFUSE)
                    .take(database.collection().read(), database.topology());
            return new LockReport(holder, alive, ticker.since(begun));
        });
    }

    private void edit(
            RunContext context,
            Recorded recorded,
            List<MigrationVersion> versions,
            Function<Recorded, List<EntryChange>> edits) {
        if (edits.apply(recorded).isEmpty()) { // also refused here, before the lock is taken
            return;
        }
        new MigrationRun(context, new EntryEdits(context, versions, edits), Living.REFUSE)
                .take(recorded, database.topology());
    }

    private MigrationTarget configuredTarget() {
        MigrationVersion target = settings.target();
        return target == null ? MigrationTarget.newest() : MigrationTarget.upTo(target);
    }

    private Policies personal() {
        return settings.policies().applyingReverted();
    }

    private Modes modes(Topology topology) {
        return new Modes(settings.transaction(), topology);
    }

    private MigrationReport run(MigrationTarget target, Policies policies, Way way) {
        return alone(() -> runAlone(target, policies, way));
    }

    private <T> T alone(Supplier<T> work) {
        if (oneAtATime.isHeldByCurrentThread()) {
            throw new IllegalStateException("a migration must not run migrations");
        }
        oneAtATime.lock();
        try {
            return database.access("write", work);
        } finally {
            oneAtATime.unlock();
        }
    }

    private MigrationReport runAlone(MigrationTarget target, Policies policies, Way way) {
        long begun = ticker.nanos();
        Recorded recorded = database.access("read", database::read);
        Plan plan = planner.plan(recorded, target, policies);
        Topology topology = database.topology();
        RunLog log = new RunLog(database, topology);
        log.pending(plan, catalog.all().size());
        RunLog.missing(plan);
        if (plan.isEmpty()) {
            return new MigrationReport("", target, List.of(), ticker.since(begun));
        }
        Modes modes = modes(topology);
        modes.refuse(plan, watch.poolSize());
        log.weaknesses(plan, modes, watch.poolSize());
        RunContext context = context();
        Steps steps = new Steps(context, planner, target, policies, modes, listeners);
        boolean held = held(way, new MigrationRun(context, steps, Living.WAIT), steps, recorded, topology);
        MigrationReport report =
                new MigrationReport(held ? context.id() : "", target, steps.done(), ticker.since(begun));
        steps.tellEnded(report);
        log.ended(report);
        return report;
    }

    private boolean held(Way way, MigrationRun run, Steps steps, Recorded recorded, Topology topology) {
        try {
            return database.access("write", () -> way.go(run, recorded, topology));
        } catch (MigrationException e) {
            steps.tellFailed(e);
            throw e;
        }
    }

    private RunContext context() {
        Interruptible interruptible = new Interruptible();
        return new RunContext(
                UUID.randomUUID().toString(),
                template,
                database.collection(),
                Participant.here(settings.application(), settings.build()),
                settings,
                watch,
                ticker,
                clock,
                new Hold(interruptible),
                interruptible,
                limit,
                new Resending(ticker, limit));
    }

    private interface Way {
        /** Whether the run held the lock. */
        boolean go(MigrationRun run, Recorded recorded, Topology topology);
    }
}
