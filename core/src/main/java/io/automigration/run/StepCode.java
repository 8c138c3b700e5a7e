package io.automigration.run;

import io.automigration.Direction;
import io.automigration.MongoMigration;
import io.automigration.StepFailedException;
import io.automigration.plan.Step;

/** Calls a migration's own code. */
final class StepCode {

    private StepCode() {}

    /**
     * Instantiates the migration and calls the method of the step's direction, and {@code verify} after {@code up}.
     *
     * @throws MigrationThrew with what it threw
     */
    static void call(Step step, StepContext context) {
        String method = StepFailedException.MAKING;
        try {
            MongoMigration migration = step.definition().migration().get();
            method = step.direction().toString();
            if (step.direction() == Direction.DOWN) {
                migration.down(context);
            } else {
                migration.up(context);
                method = "verify";
                migration.verify(context);
            }
        } catch (Throwable e) {
            // errors of the virtual machine fail a step like any other: what it did is rolled back or kept as failed
            throw new MigrationThrew(method, e);
        }
    }
}
