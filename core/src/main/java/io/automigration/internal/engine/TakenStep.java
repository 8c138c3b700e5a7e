package io.automigration.internal.engine;

import io.automigration.Direction;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;
import java.time.Duration;

/**
 * A step that has taken effect.
 *
 * @param step what was planned
 * @param executionTime how long it took
 */
public record TakenStep(MigrationPlan.Step step, Duration executionTime) implements MigrationReport.Step {

    @Override
    public MigrationVersion version() {
        return step.version();
    }

    @Override
    public String name() {
        return step.name();
    }

    @Override
    public String description() {
        return step.description();
    }

    @Override
    public Direction direction() {
        return step.direction();
    }

    @Override
    public TransactionMode transaction() {
        return step.transaction();
    }

    @Override
    public boolean reversible() {
        return step.reversible();
    }
}
