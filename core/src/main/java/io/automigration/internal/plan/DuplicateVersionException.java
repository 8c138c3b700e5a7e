package io.automigration.internal.plan;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationVersion;
import java.util.List;

/** Two migrations of one build have the same version. */
public final class DuplicateVersionException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * Two or more migrations with one version.
     *
     * @param version the version
     * @param migrations where they are: classes or methods, at least two
     */
    public DuplicateVersionException(MigrationVersion version, List<String> migrations) {
        super(
                Reason.DUPLICATE_VERSION,
                "Version " + version + " belongs to " + migrations.size() + " migrations: "
                        + String.join(" and ", migrations) + ".",
                "Give each migration a version of its own. Change the one that has not been applied anywhere yet; often it is"
                        + " the one that was merged last.",
                List.of(version),
                null);
    }
}
