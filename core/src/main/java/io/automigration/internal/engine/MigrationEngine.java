package io.automigration.internal.engine;

import io.automigration.MigrationEvent;
import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.internal.lock.LockHolder;
import io.automigration.internal.lock.LockProbe;
import io.automigration.internal.lock.LockedRun;
import io.automigration.internal.lock.Probed;
import io.automigration.internal.lock.WhenHeld;
import io.automigration.internal.plan.Catalog;
import io.automigration.internal.plan.MigrationDefinition;
import io.automigration.internal.plan.Plan;
import io.automigration.internal.plan.Planner;
import io.automigration.internal.plan.Policies;
import io.automigration.internal.plan.Step;
import io.automigration.internal.store.Database;
import io.automigration.internal.store.HistorySnapshot;
import io.automigration.internal.store.Topology;
import io.automigration.internal.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/** The engine behind {@link Migrations}: one for a database, made when it is needed. */
public final class MigrationEngine implements Migrations {

    private final Catalog catalog;
    private final RunSettings settings;
    private final Time time;
    private final Database database;
    private final Planner planner;
    private final Site site;
    private final Running running;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * An engine for the client's database. Makes no contact yet.
     *
     * @param client the application's way to its database
     * @param definitions the migrations of this build, in any order
     * @param settings how runs are made
     * @param listeners told of what happens, in this order
     * @throws io.automigration.MigrationConfigurationException when two migrations have the same version
     */
    public MigrationEngine(
            Client client,
            List<MigrationDefinition> definitions,
            RunSettings settings,
            List<MigrationListener> listeners) {
        this(client, definitions, settings, listeners, Time.SYSTEM);
    }

    /** With a time of its own, for tests. */
    MigrationEngine(
            Client client,
            List<MigrationDefinition> definitions,
            RunSettings settings,
            List<MigrationListener> listeners,
            Time time) {
        this.catalog = new Catalog(definitions);
        this.settings = settings;
        this.time = time;
        this.database = new Database(client.template().getMongoDatabaseFactory(), settings.collection());
        this.planner = new Planner(catalog);
        this.site = new Site(database, settings, time);
        this.running = new Running(site, client, new Listeners(List.copyOf(listeners)));
    }

    /** What a start does: applies what is pending up to the configured target, under the configured policies. */
    public MigrationReport apply() {
        return run(goal(configuredTarget(), settings.policies()), LockedRun::perform);
    }

    /** What a start does that leaves it to others: waits until nothing is pending. */
    public MigrationReport await() {
        return run(
                goal(configuredTarget(), settings.policies()),
                (run, work, history, topology) -> run.leaveToOthers(work, history));
    }

    @Override
    public MigrationStatus status() {
        return database.access(() -> {
            HistorySnapshot history = database.history().read();
            return status(history, site.topology());
        });
    }

    private Status status(HistorySnapshot history, Topology topology) {
        MigrationStatus.Holder holder = LockHolder.of(history.lock());
        Status.Seen seen = new Status.Seen(
                reader(history).rows(),
                holder,
                Prospect.of(() -> ofStart(history)),
                Prospect.of(() -> planner.plan(history, MigrationTarget.newest(), personal())));
        return new Status(
                database.name(),
                topology.hosts(),
                topology.kind(),
                seen,
                holder == null ? null : status(history.withoutHolder(), topology));
    }

    /** What a start would do, and each verdict on the database says. */
    private Plan ofStart(HistorySnapshot history) {
        return planner.plan(history, configuredTarget(), settings.policies());
    }

    @Override
    public List<MigrationEvent> history() {
        return database.access(database.history()::readEvents);
    }

    @Override
    public MigrationPlan plan(MigrationTarget target) {
        return database.access(() -> {
            Plan plan = planner.plan(database.history().read(), target, personal());
            return site.modes(site.topology()).published(target, plan);
        });
    }

    @Override
    public MigrationReport validate() {
        long begun = time.ticker().nanos();
        Plan plan = database.access(() -> ofStart(database.history().read()));
        RunLog.missing(plan);
        if (!plan.isEmpty()) {
            throw new NotUpToDateException(
                    plan.steps().stream().map(Step::version).toList());
        }
        return new Report("", configuredTarget(), List.of(), time.ticker().since(begun));
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
        return run(goal(target, personal()), LockedRun::perform);
    }

    @Override
    public MigrationReport run(MigrationPlan plan) {
        Assert.isInstanceOf(ShownPlan.class, plan, "'plan' must come from plan()");
        Plan confirmed = ((ShownPlan) plan).plan();
        return run(new Goal(planner, plan.target(), personal(), confirmed), LockedRun::perform);
    }

    @Override
    public MigrationStatus.Row repair(MigrationVersion version, RepairedState as, String reason) {
        Assert.hasText(reason, "'reason' must not be blank");
        return editing(() -> {
            edit(new Repair(catalog, version, as, reason));
            return reader(database.history().read()).row(version);
        });
    }

    @Override
    public List<MigrationVersion> baseline(MigrationVersion version) {
        return editing(() -> edit(new Baseline(catalog, version)));
    }

    @Override
    public LockReport watchLock(Duration atMost) {
        LockProbe probe =
                new LockProbe(database.history(), time.ticker(), settings.lock().lease());
        return database.access(() -> probe.watch(atMost));
    }

    @Override
    public LockReport unlock(boolean force) {
        return editing(() -> {
            long begun = time.ticker().nanos();
            HistorySnapshot history = database.history().read();
            LockHolder holder = LockHolder.of(history.lock());
            if (holder == null) {
                return new Probed(null, false, Duration.ZERO);
            }
            boolean alive = force && watchLock(twoBeats(holder)).alive();
            HistorySnapshot latest = database.history().read();
            boolean unused = new LockedRun(site.newRun(), force ? WhenHeld.TAKE_OVER : WhenHeld.REFUSE)
                    .perform(new Unlocking(), latest, site.topology());
            return new Probed(holder, alive, time.ticker().since(begun));
        });
    }

    /** A holder beats every quarter of its lease. */
    private Duration twoBeats(LockHolder holder) {
        Duration lease = settings.lock().lease();
        return (holder.lease().compareTo(lease) < 0 ? lease : holder.lease()).dividedBy(2);
    }

    /** Changes entries under the lock; which they were. Refused before the lock is acquired, where it is. */
    private List<MigrationVersion> edit(HistoryEdit edit) {
        HistorySnapshot history = database.history().read();
        List<MigrationVersion> versions = edit.versions(history);
        if (!versions.isEmpty()) {
            boolean unused = new LockedRun(site.newRun(), WhenHeld.REFUSE)
                    .perform(new EntryEdits(edit, versions), history, site.topology());
        }
        return versions;
    }

    private StatusReader reader(HistorySnapshot history) {
        return new StatusReader(history, catalog, settings.target());
    }

    private MigrationTarget configuredTarget() {
        MigrationVersion target = settings.target();
        return target == null ? MigrationTarget.newest() : MigrationTarget.upTo(target);
    }

    private Policies personal() {
        return settings.policies().applyingReverted();
    }

    private Goal goal(MigrationTarget target, Policies policies) {
        return new Goal(planner, target, policies, null);
    }

    private MigrationReport run(Goal goal, Running.Way way) {
        return alone(() -> running.run(goal, way, catalog.all().size()));
    }

    private <T> T editing(Supplier<T> edit) {
        return alone(() -> database.access(edit));
    }

    /** One call at a time. */
    private <T> T alone(Supplier<T> work) {
        if (oneAtATime.isHeldByCurrentThread()) {
            throw new IllegalStateException("a migration must not run migrations");
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new CalledInTransactionException(TransactionSynchronizationManager.getCurrentTransactionName());
        }
        oneAtATime.lock();
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
        }
    }
}
