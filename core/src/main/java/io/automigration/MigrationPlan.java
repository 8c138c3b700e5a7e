package io.automigration;

import java.util.List;

/**
 * What a run would do. Made from the history and the migrations of this build alone; nothing is written.
 *
 * @param target where it would lead
 * @param steps the steps in the order in which they would be taken; empty when there is nothing to do
 */
public record MigrationPlan(MigrationTarget target, List<PlannedStep> steps) {

    /** A plan whose steps can't be changed. */
    public MigrationPlan {
        steps = List.copyOf(steps);
    }
}
