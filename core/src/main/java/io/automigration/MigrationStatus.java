package io.automigration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the database stands to this build, from one read of the history.
 *
 * @param database the database's name
 * @param migrations all migrations of this build and of the history, ascending
 * @param holder who holds the lock; null when it is free. Whether the holder lives can't be seen from one read
 */
public record MigrationStatus(
        String database, List<Row> migrations, @Nullable Holder holder) {

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
     * @param appliedAt when it was applied, by the clock of the instance that did it; null when it is not
     * @param executionTime how long that took; null when it is not applied
     * @param by who changed its entry last; null when it has none
     * @param error its last error; null when it has none
     */
    public record Row(
            MigrationVersion version,
            String name,
            String description,
            MigrationState state,
            boolean inThisBuild,
            boolean outOfOrder,
            @Nullable Instant appliedAt,
            @Nullable Duration executionTime,
            @Nullable String by,
            @Nullable String error) {}

    /**
     * Who holds the lock.
     *
     * @param description host, process id, application and build, for people
     * @param token the fencing token it drew
     * @param activity what it does and how far it is, for people; empty when it has not said
     */
    public record Holder(String description, long token, String activity) {}
}
