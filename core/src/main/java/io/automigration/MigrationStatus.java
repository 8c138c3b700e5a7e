package io.automigration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the database compared with this build, from one read of the history.
 *
 * <p>Handed out; not meant to be implemented by applications.
 */
public interface MigrationStatus {

    /** The database's name. */
    String database();

    /** The server's addresses, for people. */
    String hosts();

    /** What the server is, for people: {@code "replica set rs0"}. */
    String topology();

    /** All migrations of this build and of the history, ascending. */
    List<Row> migrations();

    /** Who holds the lock; null if it is free. One read can't show whether the holder is alive. */
    @Nullable
    Holder holder();

    /** What a start with {@code AUTO_MIGRATION=true} would do, by its target and its policies. */
    Outlook start();

    /** What {@link Migrations#up()} would do. */
    Outlook up();

    /** Whether a start would find nothing to do, and nothing to refuse: what {@link Migrations#validate()} asks. */
    default boolean upToDate() {
        return start().refusal() == null && start().versions().isEmpty();
    }

    /**
     * What all of this comes to if the holder of the lock is dead: the step that it is at was rolled back, or is interrupted.
     * The same if the lock is free.
     */
    MigrationStatus ifHolderIsDead();

    /** The versions that a run without a target would apply, ascending. */
    default List<MigrationVersion> pending() {
        return migrations().stream()
                .filter(row -> row.state() == MigrationState.PENDING && row.inThisBuild())
                .map(Row::version)
                .toList();
    }

    /** What a run would come to. */
    interface Outlook {

        /** The versions that it would apply, ascending; empty if it would be refused. */
        List<MigrationVersion> versions();

        /** Why it would be refused; null if it would not be. */
        @Nullable
        MigrationException refusal();
    }

    /** One migration. */
    interface Row {

        /** Its version. */
        MigrationVersion version();

        /** Its name. */
        String name();

        /** What it does, for people; may be empty. */
        String description();

        /** Its state. */
        MigrationState state();

        /** Whether this build has its code. */
        boolean inThisBuild();

        /** Whether it is pending below a migration that is applied. */
        boolean outOfOrder();

        /** Whether it is not applied, and above the configured target of a start. */
        boolean aboveTarget();

        /** Whether it was declared as applied by a baseline, and never run. */
        boolean baseline();

        /** Whether it has a {@code down}; false also if its code is not in this build. */
        boolean reversible();

        /** Whether it may be run again from its start if interrupted; false also if its code is not in this build. */
        boolean idempotent();

        /** When it was applied, by the clock of the instance that did it; null if it is not applied. */
        @Nullable
        Instant appliedAt();

        /** How long that took; null if it is not applied. */
        @Nullable
        Duration executionTime();

        /** Who changed its entry last, for people; null if there is none. */
        @Nullable
        String by();

        /** Its last error; null if there is none. */
        @Nullable
        String error();

        /** Where in the application's code that error occurred, {@code "V9__SplitNames.java:21"}; null if not known. */
        @Nullable
        String errorAt();

        /** The progress that it reported last; empty if it reported none. */
        String progress();

        /** Whether it is running in a transaction, so that nothing of it stays if its instance dies. */
        boolean runningInTransaction();

        /** Whether it is being applied or reverted, or was when it failed or was interrupted; null otherwise. */
        @Nullable
        Direction direction();

        /** Its name in this build, if the history has another one; null otherwise. */
        @Nullable
        String nameHere();
    }

    /** Who holds the lock. */
    interface Holder {

        /** Host, process id, application and build, for people. */
        String description();

        /** Its host. */
        String host();

        /** Its process id. */
        long pid();

        /** Its application's name. */
        String application();

        /** Its application's version or commit; may be empty. */
        String build();

        /** The id of its run. */
        String run();

        /** The fencing token of its run. */
        long token();

        /** What it is doing and how far it is, for people; empty if not known. */
        String activity();
    }
}
