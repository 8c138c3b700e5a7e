package io.automigration.internal.step;

import io.automigration.Direction;
import io.automigration.MongoMigration;
import io.automigration.internal.plan.Step;

/**
 * A migration's own code. It is made before its transaction begins: a bean that is made in it would keep the session's
 * proxies for its life, and what it writes while it is made would be rolled back with a try, and not be written again.
 */
final class StepCode {

    private final Step step;
    private final MongoMigration migration;

    private StepCode(Step step, MongoMigration migration) {
        this.step = step;
        this.migration = migration;
    }

    /**
     * Makes the migration, and all that it injects.
     *
     * @throws MigrationThrew with what was thrown meanwhile
     */
    static StepCode make(Step step) {
        try {
            return new StepCode(step, step.definition().migration().get());
        } catch (Throwable e) {
            throw new MigrationThrew(StepPart.CONSTRUCTION, e);
        }
    }

    /**
     * Calls the method of the step's direction, and {@code verify} after {@code up}.
     *
     * @throws MigrationThrew with what it threw
     */
    void call(StepContext context) {
        StepPart part = StepPart.of(step.direction());
        try {
            if (step.direction() == Direction.DOWN) {
                migration.down(context);
            } else {
                migration.up(context);
                part = StepPart.VERIFY;
                migration.verify(context);
            }
        } catch (Throwable e) {
            // errors of the virtual machine fail a step like any other: what it did is rolled back or kept as failed
            throw new MigrationThrew(part, e);
        }
    }
}
