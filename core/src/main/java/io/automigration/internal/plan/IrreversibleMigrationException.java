package io.automigration.internal.plan;

import io.automigration.MigrationRefusedException;
import io.automigration.MigrationVersion;
import io.automigration.internal.text.VersionList;
import java.util.List;

/** Migrations in the way have no {@code down}. */
public final class IrreversibleMigrationException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * Migrations that can't be reverted.
     *
     * @param versions the irreversible ones, in the order in which they would have been reverted; at least one
     */
    public IrreversibleMigrationException(List<MigrationVersion> versions) {
        super(
                Reason.IRREVERSIBLE,
                "Irreversible: " + VersionList.of(versions) + (versions.size() == 1 ? " has" : " have")
                        + " no down(). Nothing was changed.",
                "Choose a target above " + versions.get(0) + ", write its down(), or restore a backup.",
                versions,
                null);
    }
}
