package io.automigration.internal.step;

import io.automigration.MigrationException;
import io.automigration.MigrationFailedException;
import io.automigration.internal.plan.Step;
import io.automigration.internal.text.ApplicationFrames;
import io.automigration.internal.text.Causes;
import java.util.List;

/** A migration failed: it could not be made, its {@code up}, {@code down} or {@code verify} threw, or its transaction ended. */
public final class StepFailureException extends MigrationFailedException {

    private static final long serialVersionUID = 1L;

    private final boolean rolledBack;

    /**
     * A failed step.
     *
     * @param step the step
     * @param part what of it failed
     * @param left what is left of it
     * @param action what to do
     * @param cause the first error
     */
    StepFailureException(Step step, StepPart part, Left left, String action, Throwable cause) {
        super(
                cause instanceof MigrationException known ? known.reason() : Reason.MIGRATION_FAILED,
                "Migration " + step.version() + " (" + step.definition().source() + ") " + part.failed() + place(cause)
                        + ": " + Causes.text(cause) + " " + left.sentence(),
                action,
                List.of(step.version()),
                cause);
        this.rolledBack = left.rolledBack();
    }

    @Override
    public boolean rolledBack() {
        return rolledBack;
    }

    private static String place(Throwable cause) {
        String place = ApplicationFrames.place(cause);
        return place.isEmpty() ? "" : " at " + place;
    }
}
