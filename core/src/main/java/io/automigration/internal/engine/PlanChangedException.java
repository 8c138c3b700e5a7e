package io.automigration.internal.engine;

import io.automigration.MigrationRefusedException;
import io.automigration.internal.plan.Plan;
import io.automigration.internal.plan.Step;
import java.util.stream.Collectors;

/** The plan that a person has confirmed is no longer what would be done. */
final class PlanChangedException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * A plan that has changed.
     *
     * @param now what would be done now; not empty
     */
    PlanChangedException(Plan now) {
        super(
                Reason.PLAN_CHANGED,
                "The history has changed since the plan was shown. What is left to do now: "
                        + now.steps().stream()
                                .limit(10)
                                .map(PlanChangedException::text)
                                .collect(Collectors.joining(", "))
                        + (now.steps().size() > 10 ? " and " + (now.steps().size() - 10) + " more" : "")
                        + ". None of that was done.",
                "Look at the new plan (java -jar app.jar migrate plan). If it is what you want, run the command again.",
                now.steps().stream().map(Step::version).toList(),
                null);
    }

    private static String text(Step step) {
        return step.direction() + " " + step.version() + " " + step.definition().name();
    }
}
