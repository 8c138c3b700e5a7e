package io.automigration.internal.lock;

import io.automigration.MigrationFailedException;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.StepError;
import io.automigration.internal.text.Causes;
import java.util.List;

/** The run that this one waited for failed. The step is not tried again here: it would fail again on each instance. */
public final class FailedElsewhereException extends MigrationFailedException {

    private static final long serialVersionUID = 1L;

    private final boolean rolledBack;

    /**
     * Another run's failure.
     *
     * @param entry the entry of the migration that failed there
     * @param error why, as the entry has it
     */
    FailedElsewhereException(Entry entry, StepError error) {
        super(
                Reason.FAILED_ELSEWHERE,
                "Migration " + entry.version() + " (" + entry.name() + ") failed on " + entry.by()
                        + ", which this instance was waiting for: " + Causes.sentence(error.text()) + " "
                        + (error.rolledBack()
                                ? "It was rolled back; nothing of it is in the database."
                                : "It ran without a transaction: what it did before the error is left in the database."),
                error.rolledBack()
                        ? "Fix the migration or the data, and start again."
                        : "Fix the cause, and look at what it left. Unless it is declared idempotent, the next start refuses to"
                                + " run it again and says how to go on.",
                List.of(entry.version()),
                null);
        this.rolledBack = error.rolledBack();
    }

    @Override
    public boolean rolledBack() {
        return rolledBack;
    }
}
