package io.automigration.internal.engine;

import io.automigration.MigrationVersion;
import io.automigration.PendingMigrationsException;
import io.automigration.internal.text.VersionList;
import java.util.List;

/** Something is pending where nothing should be. */
public final class NotUpToDateException extends PendingMigrationsException {

    private static final long serialVersionUID = 1L;

    /**
     * Something is pending.
     *
     * @param versions the pending ones, ascending; at least one
     */
    NotUpToDateException(List<MigrationVersion> versions) {
        super(
                Reason.PENDING,
                "Pending: " + VersionList.of(versions) + ".",
                "auto.migration=validate only checks. Apply them with one instance that has AUTO_MIGRATION=true, or with"
                        + " java -jar app.jar migrate up, and then start this one again.",
                versions,
                null);
    }
}
