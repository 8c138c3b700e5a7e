package io.automigration;

/** One direction of a migration, as a lambda for {@link MongoMigration#of(MigrationStep, MigrationStep)}. */
@FunctionalInterface
public interface MigrationStep {

    /**
     * Does the step.
     *
     * @param context the database, and what there is to know; only valid during the call
     * @throws Exception any exception fails the migration
     */
    void run(MigrationContext context) throws Exception;
}
