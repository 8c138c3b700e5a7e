package io.automigration.run;

import org.jspecify.annotations.Nullable;

/** The entry or the fence is not as the plan saw it, or the server ended the transaction: plan again. Never leaves a run. */
final class Outdated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Outdated(String why, @Nullable Throwable cause) {
        super(why, cause, false, false);
    }
}
