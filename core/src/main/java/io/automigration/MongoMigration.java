package io.automigration;

/**
 * What a migration does: {@link #up} brings the database from the version before to this one, {@link #down} back.
 *
 * <p>All three methods are called on the thread that starts the application, one migration at a time. {@code up} may be
 * called again after a transient error of the server, so it keeps no state and does nothing outside of MongoDB.
 *
 * <p>MongoDB builds no index, changes no validator and drops nothing in a transaction (<a
 * href="https://www.mongodb.com/docs/manual/core/transactions-operations/">MongoDB manual, Transactions and
 * Operations</a>). Such a change is a migration of its own, with {@code transaction = NONE, idempotent = true}.
 */
@FunctionalInterface
public interface MongoMigration {

    /**
     * Brings the database to this version.
     *
     * @param context the database and what there is to know about the step; only valid during the call
     * @throws Exception whatever it throws fails the step; in a transaction nothing of it stays
     */
    void up(MigrationContext context) throws Exception;

    /**
     * Takes back what {@link #up} did. It runs only because a person asked for it, never because a step failed. A
     * migration that does not override this method is irreversible, and reverting it is refused before anything is
     * touched.
     *
     * @param context the database and what there is to know about the step; only valid during the call
     * @throws Exception whatever it throws fails the step; in a transaction nothing of it stays
     */
    default void down(MigrationContext context) throws Exception {
        throw new UnsupportedOperationException("migration " + context.version() + " has no down()");
    }

    /**
     * Looks whether {@link #up} did what it should: it runs right after it, in the same transaction, and throwing fails
     * the step.
     *
     * @param context the same as {@code up} got
     * @throws Exception when the result is not what it should be
     */
    default void verify(MigrationContext context) throws Exception {}

    /**
     * A reversible migration of two lambdas, for {@code @Bean} methods.
     *
     * @param up what {@link #up} does
     * @param down what {@link #down} does
     */
    static MongoMigration of(MigrationStep up, MigrationStep down) {
        return new MongoMigration() {
            @Override
            public void up(MigrationContext context) throws Exception {
                up.run(context);
            }

            @Override
            public void down(MigrationContext context) throws Exception {
                down.run(context);
            }
        };
    }

    /**
     * An irreversible migration of one lambda, for {@code @Bean} methods.
     *
     * @param up what {@link #up} does
     */
    static MongoMigration of(MigrationStep up) {
        return up::run;
    }
}
