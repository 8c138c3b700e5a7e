package io.automigration.run;

import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.PendingMigrationsException;
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
import org.springframework.data.mongodb.core.MongoTemplate;

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
        this.planner = new Planner(catalog, database.collection().namespace().getFullName());
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
        return database.access(
                () -> Standing.of(database.name(), database.collection().read(), catalog));
    }

    @Override
    public MigrationPlan plan(MigrationTarget target) {
        return database.access(() -> {
            Plan plan = planner.plan(database.read(), target, personal());
            return modes(database.topology()).published(target, plan);
        });
    }

    @Override
    public void validate() {
        Plan plan = database.access(() -> planner.plan(database.read(), configuredTarget(), settings.policies()));
        RunLog.missing(plan);
        if (!plan.isEmpty()) {
            throw PendingMigrationsException.whenValidating(
                    plan.steps().stream().map(Step::version).toList());
        }
    }

    @Override
    public MigrationReport up() {
        return run(MigrationTarget.newest(), personal(), MigrationRun::take);
    }

    @Override
    public MigrationReport to(MigrationVersion version) {
        return run(MigrationTarget.to(version), personal(), MigrationRun::take);
    }

    @Override
    public MigrationReport down(int steps) {
        return run(MigrationTarget.down(steps), personal(), MigrationRun::take);
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
        if (oneAtATime.isHeldByCurrentThread()) {
            throw new IllegalStateException("a migration must not run migrations");
        }
        oneAtATime.lock();
        try {
            return database.access(() -> runAlone(target, policies, way));
        } finally {
            oneAtATime.unlock();
        }
    }

    private MigrationReport runAlone(MigrationTarget target, Policies policies, Way way) {
        long begun = ticker.nanos();
        Recorded recorded = database.read();
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
        boolean held = way.go(new MigrationRun(context, steps), recorded, topology);
        MigrationReport report =
                new MigrationReport(held ? context.id() : "", target, steps.done(), ticker.since(begun));
        if (!report.steps().isEmpty()) {
            listeners.tell(listener -> listener.runEnded(report));
        }
        log.ended(report);
        return report;
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
