package io.automigration.internal.engine;

import io.automigration.MigrationException;
import io.automigration.MigrationReport;
import io.automigration.internal.lock.LockedRun;
import io.automigration.internal.lock.Run;
import io.automigration.internal.lock.WhenHeld;
import io.automigration.internal.plan.Plan;
import io.automigration.internal.store.Database;
import io.automigration.internal.store.HistorySnapshot;
import io.automigration.internal.store.Topology;
import io.automigration.internal.time.Ticker;
import java.util.List;

/** A run of migrations, from the first read to its last line in the log. */
final class Running {

    private final Site site;
    private final Database database;
    private final Client client;
    private final Listeners listeners;
    private final ClientWatch clientWatch;

    Running(Site site, Client client, Listeners listeners) {
        this.site = site;
        this.database = site.database();
        this.client = client;
        this.listeners = listeners;
        this.clientWatch = new ClientWatch(client.watch());
    }

    /** How a run goes about it. */
    interface Way {
        /** Whether the run held the lock. */
        boolean go(LockedRun run, PlanRun steps, HistorySnapshot history, Topology topology);
    }

    /**
     * Runs what it takes.
     *
     * @param known how many migrations this build has
     */
    MigrationReport run(Goal goal, Way way, int known) {
        Ticker ticker = site.time().ticker();
        long begun = ticker.nanos();
        HistorySnapshot history = database.access(() -> clientWatch.read(database.history()));
        Topology topology = database.access(site::topology);
        TransactionModes modes = site.modes(topology);
        PlanRun steps = new PlanRun(goal, modes, client, listeners);
        Plan plan = steps.plan(history);
        RunLog log = new RunLog(database.name(), topology);
        log.pending(plan, known);
        RunLog.missing(plan);
        if (plan.isEmpty()) {
            return new Report("", goal.target(), List.of(), ticker.since(begun));
        }
        modes.refuse(plan, client.watch().poolSize());
        log.weaknesses(plan, modes, client.watch().poolSize());
        clientWatch.sayIfUnwatched();
        String id = perform(way, steps, history, topology);
        MigrationReport report = new Report(id, goal.target(), steps.taken(), ticker.since(begun));
        steps.tellEnded(report);
        log.ended(report);
        return report;
    }

    /** The run's id; empty when it never held the lock. */
    private String perform(Way way, PlanRun steps, HistorySnapshot history, Topology topology) {
        Run run = site.newRun();
        try {
            boolean held = database.access(() -> way.go(new LockedRun(run, WhenHeld.WAIT), steps, history, topology));
            return held ? run.id() : "";
        } catch (MigrationException e) {
            steps.tellFailed(e);
            throw e;
        }
    }
}
