package io.automigration.internal.step;

import io.automigration.DatabaseAccessException;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.text.Causes;
import io.automigration.internal.text.Durations;
import java.time.Duration;
import java.util.List;

/** The server did not say what became of a commit: the step may be in the database or not. Nothing is written over it. */
public final class OutcomeUnknownException extends DatabaseAccessException {

    private static final long serialVersionUID = 1L;

    private OutcomeUnknownException(EntryChange change, String found, Throwable cause) {
        super(
                Reason.OUTCOME_UNKNOWN,
                "The commit of migration " + change.after().version() + " ("
                        + change.after().name() + ", "
                        + change.after().direction() + ") " + found
                        + ", so it is not known whether it took effect. Nothing was written over it. Last error: "
                        + Causes.text(cause),
                "Bring the database back and start again: the history then says whether the migration is applied, and it goes"
                        + " on from there. It took effect as a whole or not at all.",
                List.of(change.after().version()),
                cause);
    }

    /**
     * A commit without an answer.
     *
     * @param change what was to be committed
     * @param tried for how long the commit was sent again
     * @param last the last error
     */
    static OutcomeUnknownException unanswered(EntryChange change, Duration tried, Throwable last) {
        return new OutcomeUnknownException(change, "got no answer for " + Durations.text(tried), last);
    }

    /**
     * A commit that was answered with an error which does not say whether it took effect, while the history could not say it either.
     *
     * @param change what was to be committed
     * @param answer the answer
     * @param last the last error
     */
    static OutcomeUnknownException unclear(EntryChange change, Throwable answer, Throwable last) {
        return new OutcomeUnknownException(
                change,
                "was answered with an error (" + Causes.text(answer) + "), and the history could not be asked",
                last);
    }
}
