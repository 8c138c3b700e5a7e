package io.automigration.internal.step;

import io.automigration.DatabaseAccessException;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.text.Causes;
import io.automigration.internal.text.Durations;
import java.time.Duration;
import java.util.List;

/** The server did not answer to a commit: the step may be in the database or not. Nothing is written over it. */
public final class OutcomeUnknownException extends DatabaseAccessException {

    private static final long serialVersionUID = 1L;

    /**
     * A commit without an answer.
     *
     * @param change what was to be committed
     * @param tried for how long the commit was sent again
     * @param cause the last error
     */
    OutcomeUnknownException(EntryChange change, Duration tried, Throwable cause) {
        super(
                Reason.OUTCOME_UNKNOWN,
                "The commit of migration " + change.after().version() + " ("
                        + change.after().name() + ", "
                        + change.after().direction() + ") got no answer for " + Durations.text(tried)
                        + ", so it is not known whether it took effect. Nothing was written over it. Last error: "
                        + Causes.text(cause),
                "Bring the database back and start again: the history then says whether the migration is applied, and it goes"
                        + " on from there. It took effect as a whole or not at all.",
                List.of(change.after().version()),
                cause);
    }
}
