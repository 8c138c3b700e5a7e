package io.automigration.plan;

import io.automigration.Direction;
import io.automigration.MigrationVersion;
import io.automigration.PlannedStep;
import io.automigration.TransactionMode;
import io.automigration.history.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan.
 *
 * @param definition the migration
 * @param direction which way
 * @param seen its entry as the plan saw it; null when there was none
 */
public record Step(
        MigrationDefinition definition,
        Direction direction,
        @Nullable Entry seen) {

    /** The migration's version. */
    public MigrationVersion version() {
        return definition.version();
    }

    /**
     * The step as users see it.
     *
     * @param transaction whether it runs in a transaction, as far as that is known
     */
    public PlannedStep published(TransactionMode transaction) {
        return new PlannedStep(
                definition.version(), definition.name(), definition.description(), direction, transaction);
    }
}
