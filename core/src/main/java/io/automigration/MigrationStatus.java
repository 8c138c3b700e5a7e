package io.automigration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the database stands to this build, from one read of the history.
 *
 * @param database the database's name
 * @param hosts the server's addresses, for people
 * @param topology what the server is, for people: {@code "replica set rs0"}
 * @param migrations all migrations of this build and of the history, ascending
 * @param holder who holds the lock; null when it is free. Whether the holder lives can't be seen from one read
 */
public record MigrationStatus(
        String database,
        String hosts,
        String topology,
        List<Row> migrations,
        @Nullable Holder holder) {

    /** A status whose rows can't be changed. */
    public MigrationStatus {
        migrations = List.copyOf(migrations);
    }

    /** The versions that a run without a target would apply, ascending. */
    public List<MigrationVersion> pending() {
        return migrations.stream()
                .filter(row -> row.state() == MigrationState.PENDING && row.inThisBuild())
                .map(Row::version)
                .toList();
    }

    /**
     * One migration.
     *
     * @param version its version
     * @param name its name
     * @param description what it does, for people; may be empty
     * @param state what became of it so far
     * @param inThisBuild whether this build has its code
     * @param outOfOrder whether it is pending below an applied one
     * @param aboveTarget whether it is not applied, and above the configured target of a start
     * @param baseline whether it was declared by a baseline, and never run
     * @param reversible whether it has a {@code down}; false also when its code is not in this build
     * @param idempotent whether it may be run again from its start when interrupted; false also when its code is not in this
     *     build
     * @param appliedAt when it was applied, by the clock of the instance that did it; null when it is not
     * @param executionTime how long that took; null when it is not applied
     * @param by who changed its entry last; null when it has none
     * @param error its last error; null when it has none
     * @param progress how far its last step said it was; empty when it did not say
     * @param direction which way its last step went, when that failed or was interrupted; null otherwise
     * @param nameHere its name in this build, when the history has another; null otherwise
     */
    public record Row(
            MigrationVersion version,
            String name,
            String description,
            MigrationState state,
            boolean inThisBuild,
            boolean outOfOrder,
            boolean aboveTarget,
            boolean baseline,
            boolean reversible,
            boolean idempotent,
            @Nullable Instant appliedAt,
            @Nullable Duration executionTime,
            @Nullable String by,
            @Nullable String error,
            String progress,
            @Nullable Direction direction,
            @Nullable String nameHere) {}

    /**
     * Who holds the lock.
     *
     * @param description host, process id, application and build, for people
     * @param host its host
     * @param pid its process id
     * @param application its application's name
     * @param build its application's version or commit; may be empty
     * @param run the id of its run
     * @param token the fencing token it drew
     * @param activity what it does and how far it is, for people; empty when it has not said
     */
    public record Holder(
            String description,
            String host,
            long pid,
            String application,
            String build,
            String run,
            long token,
            String activity) {}
}
