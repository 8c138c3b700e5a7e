package io.automigration.internal.plan;

import io.automigration.Direction;
import io.automigration.MigrationPlan;
import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;

/**
 * A step as users see it.
 *
 * @param definition the migration
 * @param direction which way
 * @param transaction whether it runs in a transaction, as far as that is known
 */
public record PlannedStep(MigrationDefinition definition, Direction direction, TransactionMode transaction)
        implements MigrationPlan.Step {

    @Override
    public MigrationVersion version() {
        return definition.version();
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public String description() {
        return definition.description();
    }

    @Override
    public boolean reversible() {
        return definition.reversible();
    }
}
