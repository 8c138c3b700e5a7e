package io.automigration;

/**
 * A migration: {@link #up} brings the database from the previous version to this one, {@link #down} back.
 *
 * <p>Its methods are called on the thread that starts the application, one migration at a time. {@code up} may be called
 * again after a transient error of the server, so don't keep state in fields, and do nothing outside of MongoDB.
 *
 * <p>In a transaction MongoDB can't build an index on existing data, change a validator or drop anything (<a
 * href="https://www.mongodb.com/docs/manual/core/transactions-operations/">MongoDB manual, Transactions and
 * Operations</a>). Such a change is a migration of its own, with {@code transaction = NONE, idempotent = true}.
 */
@FunctionalInterface
public interface MongoMigration {

    /**
     * Brings the database to this version.
     *
     * @param context the database, and what there is to know; only valid during the call
     * @throws Exception any exception fails the migration; in a transaction everything is rolled back
     */
    void up(MigrationContext context) throws Exception;

    /**
     * Reverts what {@link #up} did. It is called only if someone asks for it, never because a migration failed. A migration
     * that does not override this method is irreversible: reverting it is refused before anything is changed.
     *
     * @param context the database, and what there is to know; only valid during the call
     * @throws Exception any exception fails the migration; in a transaction everything is rolled back
     */
    default void down(MigrationContext context) throws Exception {
        throw new UnsupportedOperationException("migration " + context.version() + " has no down()");
    }

    /**
     * Checks the result of {@link #up}. It is called right after {@code up}, in the same transaction; an exception fails the
     * migration.
     *
     * @param context the same that {@code up} got
     * @throws Exception if the result is not as it should be
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
