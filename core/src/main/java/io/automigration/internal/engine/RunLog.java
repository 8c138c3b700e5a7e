package io.automigration.internal.engine;

import io.automigration.Direction;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.plan.Plan;
import io.automigration.internal.store.Topology;
import io.automigration.internal.text.Durations;
import io.automigration.internal.text.VersionList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Migrations that are applied, but not in this build. */
    static void missing(Plan plan) {
        if (!plan.missing().isEmpty()) {
            LogEvent.HISTORY_MISSING
                    .with(LogField.VERSIONS, "[" + VersionList.of(plan.missing()) + "]")
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
                    "The server ({}) has no transactions: {} of the migrations run without one. If one of them is interrupted,"
                            + " someone has to look at the data.",
                    topology.kind(),
                    without);
        }
        if (poolSize < 2) {
            LogEvent.POOL_TOO_SMALL.log(
                    "The connection pool has only one connection: while a migration uses it, the lock can't be renewed, and"
                            + " another instance may take over. Set maxPoolSize to 2 or more.");
        }
    }

    /** The last line of a run. One that does not go to the newest version leaves the database where it was told to. */
    void ended(MigrationReport report) {
        LogEvent.RUN_ENDED
                .with(LogField.DATABASE, database)
                .with(LogField.STEPS, report.steps().size())
                .with(LogField.MS, report.executionTime().toMillis())
                .with(LogField.RUN, report.run())
                .log(
                        "Database {}{}: {} in {}",
                        database,
                        report.target().equals(MigrationTarget.newest()) ? " is up to date" : "",
                        done(report),
                        Durations.text(report.executionTime()));
    }

    private static String done(MigrationReport report) {
        long downs = report.steps().stream()
                .filter(step -> step.direction() == Direction.DOWN)
                .count();
        long ups = report.steps().size() - downs;
        String done = Stream.of(migrations(downs, "reverted"), migrations(ups, "applied"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return done.isEmpty() ? "done by another instance" : done;
    }

    private static String migrations(long count, String what) {
        return count == 0 ? "" : count + (count == 1 ? " migration " : " migrations ") + what;
    }
}
