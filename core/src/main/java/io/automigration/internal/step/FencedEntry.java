package io.automigration.internal.step;

import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.store.ServerErrors;

/**
 * Writes fence and entry in a transaction of their own: an announcement, or a person's edit.
 *
 * @param transactions the run's transactions
 */
record FencedEntry(StepTransactions transactions) {

    /**
     * Writes them.
     *
     * @throws PlanOutdatedException when one of the two is not as it should be, or the server ended the transaction
     * @throws OutcomeUnknownException when it is not known what became of the commit
     */
    void write(EntryChange change) {
        Entry unused = transactions.run(() -> change).entry(FencedEntry::refused);
    }

    private static RuntimeException refused(Throwable error) {
        boolean again = ServerErrors.of(error)
                .filter(ServerErrors::transientInTransaction)
                .isPresent();
        if (again) {
            return new PlanOutdatedException("a transient error", error);
        }
        if (error instanceof RuntimeException unchecked) {
            return unchecked;
        }
        throw (Error) error;
    }
}
