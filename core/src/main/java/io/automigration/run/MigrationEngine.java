package io.automigration.run;

import com.mongodb.MongoTimeoutException;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.PendingMigrationsException;
import io.automigration.history.HistoryCollection;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The engine behind {@link Migrations}: one for a database, made when it is needed. */
public final class MigrationEngine implements Migrations {

    private static final Logger log = LoggerFactory.getLogger(MigrationEngine.class);

    private final MongoTemplate template;
    private final Catalog catalog;
    private final RunSettings settings;
    private final CommandWatch watch;
    private final Listeners listeners;
    private final Ticker ticker;
    private final WallClock clock;
    private final Duration limit;
    private final HistoryCollection collection;
    private final Planner planner;
    private final DatabaseAccess access;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private boolean watched;
    private boolean said;

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
        this.limit = limit;
        this.collection =
                new HistoryCollection(template.getMongoDatabaseFactory().getMongoDatabase(), settings.collection());
        String namespace = collection.namespace().getFullName();
        this.planner = new Planner(catalog, namespace);
        this.access = new DatabaseAccess(template.getMongoDatabaseFactory(), namespace);
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
        Recorded recorded = access.to("read", collection::read);
        return Standing.of(collection.namespace().getDatabaseName(), recorded, catalog);
    }

    @Override
    public MigrationPlan plan(MigrationTarget target) {
        return access.to("read", () -> {
            Plan plan = planner.plan(collection.read(), target, personal());
            return new Modes(settings.transaction(), topology()).published(target, plan);
        });
    }

    @Override
    public void validate() {
        Recorded recorded = access.to("read", collection::read);
        Plan plan = planner.plan(recorded, configuredTarget(), settings.policies());
        warnOfMissing(plan);
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

    private MigrationReport run(MigrationTarget target, Policies policies, Way way) {
        if (oneAtATime.isHeldByCurrentThread()) {
            throw new IllegalStateException("a migration must not run migrations");
        }
        oneAtATime.lock();
        try {
            return access.to("write", () -> runAlone(target, policies, way));
        } finally {
            oneAtATime.unlock();
        }
    }

    private MigrationReport runAlone(MigrationTarget target, Policies policies, Way way) {
        long begun = ticker.nanos();
        Recorded recorded = access.to("read", this::readWatched);
        Plan plan = planner.plan(recorded, target, policies);
        Topology topology = topology();
        log.info(
                "Database {} at {} ({}): {} of {} migrations pending event=run.{} database={} hosts={} pending={} known={}",
                collection.namespace().getDatabaseName(),
                topology.hosts(),
                topology.kind(),
                plan.steps().size(),
                catalog.all().size(),
                plan.isEmpty() ? "up-to-date" : "pending",
                collection.namespace().getDatabaseName(),
                topology.hosts(),
                plan.steps().size(),
                catalog.all().size());
        warnOfMissing(plan);
        if (plan.isEmpty()) {
            return new MigrationReport("", target, List.of(), ticker.since(begun));
        }
        Modes modes = new Modes(settings.transaction(), topology);
        modes.refuse(plan, watch.poolSize());
        warn(plan, modes);
        MigrationReport report = way.go(migrationRun(target, policies, modes), recorded);
        log.info(
                "Database {} is up to date: {} steps taken in {} ms event=run.ended steps={} ms={} run={}",
                collection.namespace().getDatabaseName(),
                report.steps().size(),
                report.executionTime().toMillis(),
                report.steps().size(),
                report.executionTime().toMillis(),
                report.run());
        return report;
    }

    private MigrationRun migrationRun(MigrationTarget target, Policies policies, Modes modes) {
        Interruptible interruptible = new Interruptible();
        RunContext context = new RunContext(
                UUID.randomUUID().toString(),
                template,
                collection,
                Participant.here(settings.application(), settings.build()),
                settings,
                watch,
                ticker,
                clock,
                new Hold(interruptible),
                interruptible,
                limit,
                new Resending(ticker, limit));
        return new MigrationRun(context, planner, target, policies, modes, listeners, access);
    }

    private void warn(Plan plan, Modes modes) {
        long without = plan.steps().stream()
                .filter(step -> modes.without(step.definition()))
                .count();
        if (without > 0) {
            log.warn(
                    "The server ({}) has no transactions: {} migrations run without one, and one that is interrupted"
                            + " must be looked at by a person event=run.without-transactions",
                    modes.topology().kind(),
                    without);
        }
        if (watch.poolSize() < 2) {
            log.warn("The connection pool has one connection only: while a migration uses it, the lock can't beat, and"
                    + " another instance may take over; set maxPoolSize to 2 or more event=pool.too-small");
        }
        if (!watched && !said) {
            said = true;
            log.warn(
                    "The MongoClient does not have auto-migration's CommandWatch: a migration that writes outside of its"
                            + " transaction is not noticed event=watch.absent");
        }
    }

    private void warnOfMissing(Plan plan) {
        if (!plan.missing().isEmpty()) {
            log.warn(
                    "Applied to the database, but not in this build: {}. An older build, or they were deleted"
                            + " event=history.missing versions={}",
                    plan.missing(),
                    plan.missing());
        }
    }

    /** Reads everything, and sees on the way whether the client is watched. */
    private Recorded readWatched() {
        watch.begin(new CommandWatch.Watcher() {
            @Override
            public void started(CommandStartedEvent event) {
                watched |= event.getCommandName().equals("find");
            }

            @Override
            public void succeeded(CommandSucceededEvent event) {}

            @Override
            public void failed(CommandFailedEvent event) {}
        });
        try {
            return collection.read();
        } finally {
            watch.end();
        }
    }

    private Topology topology() {
        return new Resending(ticker, HistoryCollection.PATIENCE).untilAnswered("the look for the server", () -> {
            Topology topology = access.topology();
            if (!topology.known()) {
                throw new MongoTimeoutException("the driver has lost " + topology.hosts());
            }
            return topology;
        });
    }

    private interface Way {
        MigrationReport go(MigrationRun run, Recorded recorded);
    }
}
