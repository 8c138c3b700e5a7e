package io.automigration;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs migrations and tells their state, for code and tests. Inject the bean of this type; the start of an application and
 * the commands use it too.
 *
 * <p>A call that writes acquires the lock first: {@link #up()}, {@link #to}, {@link #down} and {@link #run(MigrationTarget)
 * run} wait for it as a start does, the others don't wait for a live instance. Only one thread of an application can make
 * such a call at a time, others wait; a migration must not make one. Calls that only read can be made at any time.
 *
 * <p>A call of {@link #up()}, {@link #to} or {@link #run(MigrationTarget) run} also applies migrations that were reverted
 * before, whatever {@code auto.migration.on-reverted} says: that property is for starts.
 */
public interface Migrations {

    /**
     * The state of the database compared with this build. One read; nothing is written.
     *
     * @throws MigrationException if the history can't be read
     */
    MigrationStatus status();

    /**
     * What a run would do. One read; nothing is written and nothing is run.
     *
     * @param target what the run should reach
     * @throws MigrationException if such a run would be refused
     */
    MigrationPlan plan(MigrationTarget target);

    /**
     * Fails if something is pending. One read; nothing is written.
     *
     * @return a report without steps
     * @throws PendingMigrationsException if something is pending up to the configured target
     * @throws MigrationException if a run would be refused
     */
    MigrationReport validate();

    /**
     * Applies all pending migrations.
     *
     * @throws MigrationException if it is refused or fails; what was applied before stays applied
     */
    MigrationReport up();

    /**
     * Brings the database to this version: reverts migrations above it, newest first, then applies those up to it.
     *
     * @param version a version of this build, or {@link MigrationVersion#ZERO} to revert everything
     * @throws MigrationException if it is refused or fails; steps that were done before stay done
     */
    MigrationReport to(MigrationVersion version);

    /**
     * Reverts the last applied migrations, newest first.
     *
     * @param steps how many, at least 1
     * @throws MigrationConfigurationException if fewer are applied; a single one may be none
     * @throws MigrationException if it is refused or fails; steps that were done before stay done
     */
    MigrationReport down(int steps);

    /**
     * Brings the database to a target.
     *
     * @param target what to reach
     * @throws MigrationException if it is refused or fails; steps that were done before stay done
     */
    MigrationReport run(MigrationTarget target);

    /**
     * Does exactly what a plan says, for example after someone has confirmed it. If another instance has done all of it
     * meanwhile, there is nothing to do.
     *
     * @param plan a result of {@link #plan}
     * @throws MigrationRefusedException if something else would have to be done by now
     * @throws MigrationException if it is refused or fails; steps that were done before stay done
     */
    MigrationReport run(MigrationPlan plan);

    /**
     * What happened so far, oldest first: at most the last 50 events of each migration. One read; nothing is written.
     *
     * @throws MigrationException if the history can't be read
     */
    List<MigrationEvent> history();

    /**
     * Records what a migration really is, where the history has it wrong: it failed, was interrupted or was renamed; or it was
     * declared by mistake, was done by hand, or the data comes from another backup than the history. It changes the history,
     * under the lock, and runs nothing.
     *
     * @param version the migration, of this build or of the history
     * @param as the state it really has
     * @param reason why, for the history; not blank
     * @return its state now
     * @throws MigrationLockException if a live instance holds the lock
     * @throws MigrationRefusedException if the history says so already, or nobody knows the migration
     * @throws DatabaseAccessException if something else keeps changing the history
     * @throws MigrationException if it fails
     */
    MigrationStatus.Row repair(MigrationVersion version, RepairedState as, String reason);

    /**
     * Declares that an existing database already has everything up to a version. It adds entries to the history, under the
     * lock, and runs nothing.
     *
     * @param version a version of this build
     * @return the versions that were declared, ascending; empty if all of them were in the history before
     * @throws MigrationLockException if a live instance holds the lock
     * @throws DatabaseAccessException if something else keeps changing the history
     * @throws MigrationException if it is refused or fails
     */
    List<MigrationVersion> baseline(MigrationVersion version);

    /**
     * Watches the lock until its holder gives a sign of life, or the time is up. Nothing is written.
     *
     * @param atMost the time
     * @throws MigrationException if the lock can't be read
     */
    LockReport watchLock(Duration atMost);

    /**
     * Releases the lock of a dead holder, after watching it for a whole lease, its own if that is longer. The holder can't commit anything any more.
     *
     * @param force whether to take the lock from a live holder too; what that does without a transaction can't be stopped
     * @return who held the lock; without a holder if it was free
     * @throws MigrationLockException if a live instance holds the lock, and {@code force} is false
     * @throws MigrationException if it fails
     */
    LockReport unlock(boolean force);

    /** The state that a migration really has. */
    enum RepairedState {
        /** All of it is in the database. */
        APPLIED,
        /** Nothing of it is in the database; the next run applies it. */
        PENDING,
        /** Nothing of it is in the database, and it should stay that way. */
        REVERTED
    }

    /** What watching the lock has shown. Handed out; not meant to be implemented by applications. */
    interface LockReport {

        /** Who holds the lock; null if it is free. */
        MigrationStatus.@Nullable Holder holder();

        /** Whether the holder gave a sign of life while it was watched. */
        boolean alive();

        /** How long it was watched. */
        Duration watched();

        /**
         * After how long without a sign of life the holder counts as dead, as it says itself: it gives one every quarter of
         * that. Zero if it does not say.
         */
        Duration lease();
    }
}
