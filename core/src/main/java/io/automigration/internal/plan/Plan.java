package io.automigration.internal.plan;

import io.automigration.MigrationVersion;
import java.util.List;

/**
 * What should happen.
 *
 * @param steps the steps in their order; empty when there is nothing to do
 * @param missing versions that are applied, but not in this build, where the policy is to say so
 */
public record Plan(List<Step> steps, List<MigrationVersion> missing) {

    /** Nothing to do. */
    public static final Plan NOTHING = new Plan(List.of(), List.of());

    /** A plan that can't be changed. */
    public Plan {
        steps = List.copyOf(steps);
        missing = List.copyOf(missing);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** What is left of it once so many of its steps are taken. */
    public Plan rest(int taken) {
        return new Plan(steps.subList(Math.min(taken, steps.size()), steps.size()), missing);
    }

    /** Whether another plan has the same steps, of entries as this one saw them. */
    public boolean sameSteps(Plan other) {
        return steps.stream()
                .map(Step::identity)
                .toList()
                .equals(other.steps.stream().map(Step::identity).toList());
    }
}
