package io.automigration;

/** One direction of a migration, as a lambda for {@link MongoMigration#of(MigrationStep, MigrationStep)}. */
@FunctionalInterface
public interface MigrationStep {

    /**
     * Does the step.
     *
     * @param context the database and what there is to know about the step; only valid during the call
     * @throws Exception whatever it throws fails the step
     */
    void run(MigrationContext context) throws Exception;
}
