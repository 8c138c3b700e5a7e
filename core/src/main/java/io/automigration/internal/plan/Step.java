package io.automigration.internal.plan;

import io.automigration.Direction;
import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;
import io.automigration.internal.store.Entry;
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
        return new PlannedStep(definition, direction, transaction);
    }

    /** What makes it the same step in another plan: the migration, the way it goes, and the entry as it was seen. */
    String identity() {
        return direction + " " + version() + " at " + (seen == null ? 0 : seen.revision());
    }
}
