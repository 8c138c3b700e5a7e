package io.automigration.internal.step;

import org.jspecify.annotations.Nullable;

/**
 * Why a try of a step was rolled back.
 *
 * @param part what of it failed
 * @param first the first error, which decides
 * @param caught whether the migration caught an error that had ended its transaction, the first one or one before it
 * @param escaped a write outside of the transaction, which stays all the same; null when none was seen
 * @param othersWrote whether other threads wrote meanwhile that may have nothing to do with it
 */
record Setback(
        StepPart part,
        Throwable first,
        boolean caught,
        @Nullable EscapedCommandException escaped,
        boolean othersWrote) {

    /** Of an error, and nothing else. */
    static Setback of(StepPart part, Throwable first) {
        return new Setback(part, first, false, null, false);
    }
}
