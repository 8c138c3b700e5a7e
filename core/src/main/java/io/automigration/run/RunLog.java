package io.automigration.run;

import io.automigration.Direction;
import io.automigration.MigrationReport;
import io.automigration.plan.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is logged before the first and after the last step of a run. */
record RunLog(Database database, Topology topology) {

    private static final Logger log = LoggerFactory.getLogger(RunLog.class);

    void pending(Plan plan, int known) {
        log.info(
                "Database {} at {} ({}): {} event=run.{} database={} hosts={} pending={} known={}",
                database.name(),
                topology.hosts(),
                topology.kind(),
                todo(plan, known),
                plan.isEmpty() ? "up-to-date" : "pending",
                database.name(),
                topology.hosts(),
                plan.steps().size(),
                known);
    }

    private static String todo(Plan plan, int known) {
        long downs = plan.steps().stream()
                .filter(step -> step.direction() == Direction.DOWN)
                .count();
        long ups = plan.steps().size() - downs;
        String pending = ups + " of " + known + " migrations pending";
        return downs == 0 ? pending : downs + " to revert" + (ups == 0 ? "" : ", " + pending);
    }

    static void missing(Plan plan) {
        if (!plan.missing().isEmpty()) {
            log.warn(
                    "Applied to the database, but not in this build: {}. An older build, or they were deleted"
                            + " event=history.missing versions={}",
                    plan.missing(),
                    plan.missing());
        }
    }

    void weaknesses(Plan plan, Modes modes, int poolSize) {
        long without = plan.steps().stream()
                .filter(step -> modes.without(step.definition()))
                .count();
        if (without > 0) {
            log.warn(
                    "The server ({}) has no transactions: {} of the migrations run without one, and one that is interrupted"
                            + " must be looked at by a person event=run.without-transactions",
                    topology.kind(),
                    without);
        }
        if (poolSize < 2) {
            log.warn("The connection pool has one connection only: while a migration uses it, the lock can't beat, and"
                    + " another instance may take over; set maxPoolSize to 2 or more event=pool.too-small");
        }
        database.sayIfUnwatched();
    }

    void ended(MigrationReport report) {
        int steps = report.steps().size();
        log.info(
                "Database {} is where it should be: {} in {} ms event=run.ended steps={} ms={} run={}",
                database.name(),
                steps == 0 ? "another instance did it" : steps == 1 ? "1 step taken" : steps + " steps taken",
                report.executionTime().toMillis(),
                steps,
                report.executionTime().toMillis(),
                report.run());
    }
}
