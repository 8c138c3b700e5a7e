package io.automigration;

import java.util.List;

/** Migrations in the way have no {@code down}. */
public final class IrreversibleMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final List<MigrationVersion> versions;

    /**
     * Migrations that can't be reverted.
     *
     * @param versions the irreversible ones, in the order in which they would have been reverted; at least one
     */
    public IrreversibleMigrationException(List<MigrationVersion> versions) {
        super(
                ExitCode.REFUSED,
                "Irreversible: " + VersionList.of(versions) + (versions.size() == 1 ? " has" : " have")
                        + " no down(). Nothing was changed.",
                "Choose a target above " + versions.get(0) + ", write its down(), or restore a backup.",
                null);
        this.versions = List.copyOf(versions);
    }

    /** The irreversible ones, newest first. */
    public List<MigrationVersion> versions() {
        return versions;
    }
}
