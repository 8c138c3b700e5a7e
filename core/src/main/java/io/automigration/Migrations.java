package io.automigration;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * Where the database stands against this build. One read; nothing is written.
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
     * @return an empty report: there is nothing to do
     * @throws PendingMigrationsException when something is pending up to the configured target
     * @throws MigrationException when a run would be refused, with the reason
     */
    MigrationReport validate();

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

    /**
     * Brings the database to a target.
     *
     * @param target where it should lead
     * @throws MigrationException when it is refused or fails; the steps taken before stay taken
     */
    MigrationReport run(MigrationTarget target);

    /**
     * Does what a plan says, and nothing else: what was shown to a person, and confirmed. Where others have done all of it
     * meanwhile, there is nothing to do.
     *
     * @param plan one that {@link #plan} has made
     * @throws MigrationRefusedException when something else would have to be done by now
     * @throws MigrationException when it is refused or fails; the steps taken before stay taken
     */
    MigrationReport run(MigrationPlan plan);

    /**
     * Everything that the entries keep of what happened, oldest first: at most the last 50 events of each migration. One
     * read; nothing is written.
     *
     * @throws MigrationException when the history can't be read
     */
    List<MigrationEvent> history();

    /**
     * Says what a failed, interrupted or renamed migration is, after a person has looked. It writes the entry alone, under
     * lock and fence, and runs nothing.
     *
     * @param version the migration
     * @param as what it is
     * @param reason why, kept in its events; not blank
     * @return the entry's row as it is now
     * @throws MigrationLockException when a live instance holds the lock
     * @throws MigrationRefusedException when the entry is in order
     * @throws DatabaseAccessException when something else keeps changing the history
     * @throws MigrationException when it fails
     */
    MigrationStatus.Row repair(MigrationVersion version, RepairedState as, String reason);

    /**
     * Declares that a database that is already there has everything up to a version. It writes entries alone, for what has
     * none, under lock and fence, and runs nothing.
     *
     * @param version a version of this build
     * @return the versions that were declared, ascending; empty when all had been applied before
     * @throws MigrationLockException when a live instance holds the lock
     * @throws DatabaseAccessException when something else keeps changing the history
     * @throws MigrationException when it is refused or fails
     */
    List<MigrationVersion> baseline(MigrationVersion version);

    /**
     * Watches the lock: until its holder gives a sign of life, or the time is over. Nothing is written.
     *
     * @param atMost for how long at most
     * @throws MigrationException when it can't be read
     */
    LockReport watchLock(Duration atMost);

    /**
     * Frees the lock of a dead holder: it is watched for a lease, taken over, its session ended, the fence raised.
     *
     * @param force whether a living holder loses it too: it can't commit any more then, but what it does without a
     *     transaction can't be stopped
     * @return who held it; without a holder when it was free
     * @throws MigrationLockException when a live instance holds it, and it is not by force
     * @throws MigrationException when it fails
     */
    LockReport unlock(boolean force);

    /** What a person has found a migration to be, or has made it. */
    enum RepairedState {
        /** It is in the database, wholly. */
        APPLIED,
        /** Nothing of it is in the database; the next run applies it. */
        PENDING,
        /** Nothing of it is in the database, and it should stay so. */
        REVERTED
    }

    /** What watching the lock has shown. Handed out; not meant to be implemented by applications. */
    interface LockReport {

        /** Who holds it; null when it is free. */
        MigrationStatus.@Nullable Holder holder();

        /** Whether the holder gave a sign of life while it was watched. */
        boolean alive();

        /** For how long it was watched. */
        Duration watched();
    }
}
