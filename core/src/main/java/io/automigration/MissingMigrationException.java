package io.automigration;

import java.util.List;

/** Migrations are in the history, but not in this build. */
public final class MissingMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final List<MigrationVersion> versions;

    private MissingMigrationException(List<MigrationVersion> versions, String message, String action) {
        super(ExitCode.REFUSED, message, action, null);
        this.versions = List.copyOf(versions);
    }

    /**
     * Applied migrations are missing here, and {@code auto.migration.on-missing} is {@code fail}.
     *
     * @param versions the missing ones, ascending; at least one
     */
    public static MissingMigrationException applied(List<MigrationVersion> versions) {
        return new MissingMigrationException(
                versions,
                "Applied to the database, but not in this build: " + VersionList.of(versions)
                        + ". Nothing was changed.",
                "Either this build is older than the one that applied them (deploy the newer one), or they were deleted (set"
                        + " auto.migration.on-missing=warn).");
    }

    /**
     * Migrations that should be reverted are missing here, so their {@code down} is not known.
     *
     * @param version the first of them
     * @param appliedBy the build that applied it, for people
     */
    public static MissingMigrationException toRevert(MigrationVersion version, String appliedBy) {
        return new MissingMigrationException(
                List.of(version),
                "Version " + version + " can't be reverted: its code is not in this build. Nothing was changed.",
                "It was applied by " + appliedBy + ". Revert it with that build.");
    }

    /** The missing ones, ascending. */
    public List<MigrationVersion> versions() {
        return versions;
    }
}
