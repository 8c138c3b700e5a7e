package io.automigration.internal.step;

import org.jspecify.annotations.Nullable;

/** The entry or the fence is not as the plan saw it, or the server ended the transaction: plan again. Never leaves a run. */
public final class PlanOutdatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlanOutdatedException(String why, @Nullable Throwable cause) {
        super(why, cause, false, false);
    }
}
