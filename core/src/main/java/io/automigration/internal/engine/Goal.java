package io.automigration.internal.engine;

import io.automigration.MigrationTarget;
import io.automigration.internal.plan.Plan;
import io.automigration.internal.plan.Planner;
import io.automigration.internal.plan.Policies;
import io.automigration.internal.store.HistorySnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Where a run leads, and by which steps.
 *
 * @param planner makes its plans
 * @param target where it leads
 * @param policies what to do with what it may find
 * @param confirmed the plan that a person has confirmed, so that nothing else is done; null when any will do
 */
record Goal(
        Planner planner,
        MigrationTarget target,
        Policies policies,
        @Nullable Plan confirmed) {

    /**
     * What is left to do.
     *
     * @param history what was read just now
     * @param taken how many steps the run has taken already
     * @throws io.automigration.MigrationException when nothing should happen before a person has decided
     */
    Plan plan(HistorySnapshot history, int taken) {
        MigrationTarget rest = rest(taken);
        boolean first = taken == 0 && confirmed == null;
        Plan plan = rest == null
                ? Plan.NOTHING
                : first ? planner.plan(history, rest, policies) : planner.rest(history, rest, policies);
        if (confirmed != null && !plan.isEmpty() && !plan.sameSteps(confirmed.rest(taken))) {
            throw new PlanChangedException(plan);
        }
        return plan;
    }

    /** Where it still leads; null when all steps that were asked for are taken. */
    private @Nullable MigrationTarget rest(int taken) {
        if (target.steps() == Integer.MAX_VALUE) {
            return target;
        }
        int left = target.steps() - taken;
        if (left == 0) {
            return null;
        }
        return target.reverts() ? MigrationTarget.down(left) : MigrationTarget.up(left);
    }
}
