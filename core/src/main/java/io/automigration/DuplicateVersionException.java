package io.automigration;

import java.util.List;

/** Two migrations of one build have the same version. */
public final class DuplicateVersionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationVersion version;
    private final List<String> migrations;

    /**
     * Two or more migrations with one version.
     *
     * @param version the version
     * @param migrations where they are: classes or methods, at least two
     */
    public DuplicateVersionException(MigrationVersion version, List<String> migrations) {
        super(
                ExitCode.USAGE,
                "Version " + version + " belongs to " + migrations.size() + " migrations: "
                        + String.join(" and ", migrations) + ".",
                "Give each migration a version of its own. The one that was applied nowhere yet should get the new version;"
                        + " often it is the one that was merged last.",
                null);
        this.version = version;
        this.migrations = List.copyOf(migrations);
    }

    /** The version they share. */
    public MigrationVersion version() {
        return version;
    }

    /** Where they are: classes or methods. */
    public List<String> migrations() {
        return migrations;
    }
}
