package io.automigration.internal.engine;

import io.automigration.Direction;
import io.automigration.MigrationReport;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.plan.Plan;
import io.automigration.internal.store.Topology;
import io.automigration.internal.text.Durations;
import io.automigration.internal.text.VersionList;

/**
 * What is logged before the first and after the last step of a run.
 *
 * @param database the database's name
 * @param topology what the server is
 */
record RunLog(String database, Topology topology) {

    /** The first line of a run: where it is, and what is to be done. */
    void pending(Plan plan, int known) {
        LogEvent event = plan.isEmpty() ? LogEvent.RUN_UP_TO_DATE : LogEvent.RUN_PENDING;
        event.with(LogField.DATABASE, database)
                .with(LogField.HOSTS, topology.hosts())
                .with(LogField.PENDING, plan.steps().size())
                .with(LogField.KNOWN, known)
                .log("Database {} at {} ({}): {}", database, topology.hosts(), topology.kind(), todo(plan, known));
    }

    private static String todo(Plan plan, int known) {
        long downs = plan.steps().stream()
                .filter(step -> step.direction() == Direction.DOWN)
                .count();
        long ups = plan.steps().size() - downs;
        String pending = ups + " of " + known + " migrations pending";
        return downs == 0 ? pending : downs + " to revert" + (ups == 0 ? "" : ", " + pending);
    }

    /** Migrations that are applied and that this build does not have. */
    static void missing(Plan plan) {
        if (!plan.missing().isEmpty()) {
            LogEvent.HISTORY_MISSING
                    .with(LogField.VERSIONS, plan.missing())
                    .log(
                            "Applied to the database, but not in this build: {}. Either this build is older, or they were"
                                    + " deleted.",
                            VersionList.of(plan.missing()));
        }
    }

    /** What is not as good as it could be. */
    void weaknesses(Plan plan, TransactionModes modes, int poolSize) {
        long without = plan.steps().stream()
                .filter(step -> modes.without(step.definition()))
                .count();
        if (without > 0) {
            LogEvent.RUN_WITHOUT_TRANSACTIONS.log(
                    "The server ({}) has no transactions: {} of the migrations run without one, and if one is interrupted, a"
                            + " person has to look at it.",
                    topology.kind(),
                    without);
        }
        if (poolSize < 2) {
            LogEvent.POOL_TOO_SMALL.log(
                    "The connection pool has one connection only: while a migration uses it, the lease of the lock can't be"
                            + " renewed, and another instance may take over. Set maxPoolSize to 2 or more.");
        }
    }

    /** The last line of a run. */
    void ended(MigrationReport report) {
        int steps = report.steps().size();
        LogEvent.RUN_ENDED
                .with(LogField.DATABASE, database)
                .with(LogField.STEPS, steps)
                .with(LogField.MS, report.executionTime().toMillis())
                .with(LogField.RUN, report.run())
                .log(
                        "Database {} is up to date: {} in {}",
                        database,
                        steps == 0 ? "another instance did it" : steps == 1 ? "1 step" : steps + " steps",
                        Durations.text(report.executionTime()));
    }
}
