package io.automigration;

import java.time.Duration;
import java.util.List;

/** The database is not up to date, and this start does not apply anything itself. */
public final class PendingMigrationsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final List<MigrationVersion> versions;

    private PendingMigrationsException(List<MigrationVersion> versions, String how, String action) {
        super(ExitCode.NOT_UP_TO_DATE, "Pending" + how + ": " + VersionList.of(versions) + ".", action, null);
        this.versions = List.copyOf(versions);
    }

    /**
     * Something is pending where nothing should be.
     *
     * @param versions the pending ones, ascending; at least one
     */
    public static PendingMigrationsException whenValidating(List<MigrationVersion> versions) {
        return new PendingMigrationsException(
                versions,
                "",
                "auto.migration=validate only looks. Apply them with one instance that has AUTO_MIGRATION=true, or with"
                        + " java -jar app.jar migrate up, and then start this one again.");
    }

    /**
     * Nobody applied them in time.
     *
     * @param versions the pending ones, ascending; at least one
     * @param waited how long nobody living migrated meanwhile
     */
    public static PendingMigrationsException whenWaiting(List<MigrationVersion> versions, Duration waited) {
        return new PendingMigrationsException(
                versions,
                " after " + Durations.text(waited) + " in which nobody living migrated",
                "auto.migration=wait leaves it to another instance. Start one with AUTO_MIGRATION=true, or wait longer:"
                        + " auto.migration.wait-timeout.");
    }

    /** The pending ones, ascending. */
    public List<MigrationVersion> versions() {
        return versions;
    }
}
