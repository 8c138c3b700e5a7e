package io.automigration;

import java.util.List;

/** A person reverted migrations that this build has, and {@code auto.migration.on-reverted} is {@code fail}. */
public final class RevertedMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final List<MigrationVersion> versions;

    /**
     * Reverted migrations that a start would apply again.
     *
     * @param versions the reverted ones, ascending; at least one
     */
    public RevertedMigrationException(List<MigrationVersion> versions) {
        super(
                ExitCode.REFUSED,
                "A person reverted " + VersionList.of(versions) + ", and this build has "
                        + (versions.size() == 1 ? "it" : "them") + " still. Nothing was changed.",
                "Deploy a build without " + (versions.size() == 1 ? "it" : "them")
                        + ", set auto.migration.target to the version before, or, to have "
                        + (versions.size() == 1 ? "it" : "them")
                        + " applied again, java -jar app.jar migrate up, or auto.migration.on-reverted=apply for one start.",
                null);
        this.versions = List.copyOf(versions);
    }

    /** The reverted ones, ascending. */
    public List<MigrationVersion> versions() {
        return versions;
    }
}
