package io.automigration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the database stands against this build, from one read of the history.
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

    /** Who holds the lock; null when it is free. Whether the holder lives can't be seen from one read. */
    @Nullable
    Holder holder();

    /** The versions that a run without a target would apply, ascending. */
    default List<MigrationVersion> pending() {
        return migrations().stream()
                .filter(row -> row.state() == MigrationState.PENDING && row.inThisBuild())
                .map(Row::version)
                .toList();
    }

    /** One migration. */
    interface Row {

        /** Its version. */
        MigrationVersion version();

        /** Its name. */
        String name();

        /** What it does, for people; may be empty. */
        String description();

        /** What became of it so far. */
        MigrationState state();

        /** Whether this build has its code. */
        boolean inThisBuild();

        /** Whether it is pending below an applied one. */
        boolean outOfOrder();

        /** Whether it is not applied, and above the configured target of a start. */
        boolean aboveTarget();

        /** Whether it was declared by a baseline, and never run. */
        boolean baseline();

        /** Whether it has a {@code down}; false also when its code is not in this build. */
        boolean reversible();

        /** Whether it may be run again from its start when interrupted; false also when its code is not in this build. */
        boolean idempotent();

        /** When it was applied, by the clock of the instance that did it; null when it is not. */
        @Nullable
        Instant appliedAt();

        /** How long that took; null when it is not applied. */
        @Nullable
        Duration executionTime();

        /** Who changed its entry last, for people; null when it has none. */
        @Nullable
        String by();

        /** Its last error; null when it has none. */
        @Nullable
        String error();

        /** Where that error came from in the application's code, {@code "V9__SplitNames.java:21"}; null when not known. */
        @Nullable
        String errorAt();

        /** How far its last step said it was; empty when it did not say. */
        String progress();

        /** Which way its last step went, when that failed or was interrupted; null otherwise. */
        @Nullable
        Direction direction();

        /** Its name in this build, when the history has another; null otherwise. */
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

        /** What it does and how far it is, for people; empty when it has not said. */
        String activity();
    }
}
