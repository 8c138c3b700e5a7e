package io.automigration.proof.many;

import java.util.List;

/**
 * What a holder of the lock may do to the database, guarded by the fence as the protocol says. Each effect is a record with
 * the token of who made it; their order is the database's.
 */
interface Guarded extends AutoCloseable {

    /** Whether an effect was made: if not, the fence says that the lock is another's. */
    boolean commit(long token, int contender);

    @Override
    void close();

    /** An effect, as the database has it. */
    record Effect(long place, long token, int contender) {}

    /** Where effects are made and read. */
    interface Effects {

        Guarded guarded();

        /** All that were made and hold, in the order in which they took place. */
        List<Effect> made();
    }
}
