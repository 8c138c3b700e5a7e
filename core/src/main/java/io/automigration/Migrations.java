package io.automigration;

/**
 * The door to migrations for code and tests; the start of an application goes through it too. It is a bean of its own.
 *
 * <p>Every call that may write takes the lock first and waits for it as a start does. Such calls are made by one thread at
 * a time; a second one waits. None of them may be made from a migration. Those that only read may be made at any time.
 *
 * <p>What an own call of {@link #up()} or {@link #to} asks for is a person's will: it also applies migrations that were
 * reverted before, whatever {@code auto.migration.on-reverted} says.
 */
public interface Migrations {

    /**
     * How the database stands to this build. One read; nothing is written.
     *
     * @throws MigrationException when the history can't be read
     */
    MigrationStatus status();

    /**
     * What a run would do. One read; nothing is written and nothing is run.
     *
     * @param target where it would lead
     * @throws MigrationException when such a run would be refused, with the reason
     */
    MigrationPlan plan(MigrationTarget target);

    /**
     * Fails when something is pending. One read; nothing is written.
     *
     * @throws PendingMigrationsException when something is pending up to the configured target
     * @throws MigrationException when a run would be refused, with the reason
     */
    void validate();

    /**
     * Applies all pending migrations.
     *
     * @throws MigrationException when it is refused or fails; what was applied before stays applied
     */
    MigrationReport up();

    /**
     * Brings the database to this version, either way: migrations above it are reverted, newest first, then those up to it
     * applied.
     *
     * @param version a version of this build, or {@link MigrationVersion#ZERO} to revert all
     * @throws MigrationException when it is refused or fails; the steps taken before stay taken
     */
    MigrationReport to(MigrationVersion version);

    /**
     * Reverts the last applied migrations, newest first.
     *
     * @param steps how many, at least 1; where fewer are applied, all of them
     * @throws MigrationException when it is refused or fails; the steps taken before stay taken
     */
    MigrationReport down(int steps);
}
