package io.automigration.plan;

import io.automigration.MigrationVersion;
import java.util.List;

/**
 * What should happen.
 *
 * @param steps the steps in their order; empty when there is nothing to do
 * @param missing versions that are applied, but not in this build, where the policy is to say so
 */
public record Plan(List<Step> steps, List<MigrationVersion> missing) {

    /** A plan that can't be changed. */
    public Plan {
        steps = List.copyOf(steps);
        missing = List.copyOf(missing);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
