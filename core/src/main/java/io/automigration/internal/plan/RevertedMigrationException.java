package io.automigration.internal.plan;

import io.automigration.MigrationRefusedException;
import io.automigration.MigrationVersion;
import io.automigration.internal.text.VersionList;
import java.util.List;

/** A person reverted migrations that this build has, and {@code auto.migration.on-reverted} is {@code fail}. */
public final class RevertedMigrationException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * Reverted migrations that a start would apply again.
     *
     * @param versions the reverted ones, ascending; at least one
     */
    public RevertedMigrationException(List<MigrationVersion> versions) {
        super(
                Reason.REVERTED,
                "Someone reverted " + VersionList.of(versions) + ", and this build still has " + it(versions)
                        + ". Nothing was changed.",
                "Deploy a build without " + it(versions)
                        + ", or set auto.migration.target to the version before. To apply "
                        + it(versions)
                        + " again: java -jar app.jar migrate up, or auto.migration.on-reverted=apply for one"
                        + " start.",
                versions,
                null);
    }

    private static String it(List<MigrationVersion> versions) {
        return versions.size() == 1 ? "it" : "them";
    }
}
