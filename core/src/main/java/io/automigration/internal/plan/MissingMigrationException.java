package io.automigration.internal.plan;

import io.automigration.MigrationRefusedException;
import io.automigration.MigrationVersion;
import io.automigration.internal.text.VersionList;
import java.util.List;

/** Migrations are in the history, but not in this build. */
public final class MissingMigrationException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    private MissingMigrationException(List<MigrationVersion> versions, String message, String action) {
        super(Reason.MISSING, message, action, versions, null);
    }

    /**
     * Applied migrations are missing here, and {@code auto.migration.on-missing} is {@code fail}.
     *
     * @param versions the missing ones, ascending; at least one
     */
    static MissingMigrationException applied(List<MigrationVersion> versions) {
        return new MissingMigrationException(
                versions,
                "Applied to the database, but not in this build: " + VersionList.of(versions)
                        + ". Nothing was changed.",
                "Either this build is older than the one that applied them (deploy the newer one), or they were deleted (set"
                        + " auto.migration.on-missing=warn).");
    }

    /**
     * A migration that should be reverted is missing here, so its {@code down} is not known.
     *
     * @param version the first of them
     * @param appliedBy the build that applied it, for people
     */
    static MissingMigrationException toRevert(MigrationVersion version, String appliedBy) {
        return new MissingMigrationException(
                List.of(version),
                "Version " + version + " can't be reverted: its code is not in this build. Nothing was changed.",
                "It was applied by " + appliedBy + ". Revert it with that build.");
    }
}
