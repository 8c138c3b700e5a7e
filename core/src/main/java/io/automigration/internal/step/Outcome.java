package io.automigration.internal.step;

import io.automigration.internal.store.Entry;
import java.util.function.Function;

/** What became of a transaction. */
sealed interface Outcome {

    /**
     * The entry as the transaction left it.
     *
     * @param whenRolledBack what to throw of the error when nothing of the transaction is in the database
     * @throws OutcomeUnknownException when that is not known
     */
    Entry entry(Function<Throwable, RuntimeException> whenRolledBack);

    /**
     * It is in the database.
     *
     * @param after the entry as it is now
     */
    record Committed(Entry after) implements Outcome {
        @Override
        public Entry entry(Function<Throwable, RuntimeException> whenRolledBack) {
            return after;
        }
    }

    /**
     * Nothing of it is in the database.
     *
     * @param error why
     */
    record RolledBack(Throwable error) implements Outcome {
        @Override
        public Entry entry(Function<Throwable, RuntimeException> whenRolledBack) {
            throw whenRolledBack.apply(error);
        }
    }

    /**
     * The server did not say what became of the commit, and the history can't be asked.
     *
     * @param error says so
     */
    record Unknown(OutcomeUnknownException error) implements Outcome {
        @Override
        public Entry entry(Function<Throwable, RuntimeException> whenRolledBack) {
            throw error;
        }
    }
}
