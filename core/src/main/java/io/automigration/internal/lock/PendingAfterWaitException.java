package io.automigration.internal.lock;

import io.automigration.MigrationVersion;
import io.automigration.PendingMigrationsException;
import io.automigration.internal.text.Durations;
import io.automigration.internal.text.VersionList;
import java.time.Duration;
import java.util.List;

/** Nobody applied what is pending while this instance waited. */
public final class PendingAfterWaitException extends PendingMigrationsException {

    private static final long serialVersionUID = 1L;

    /**
     * Nobody applied them in time.
     *
     * @param versions the pending ones, ascending; at least one
     * @param waited how long no live instance migrated meanwhile
     */
    PendingAfterWaitException(List<MigrationVersion> versions, Duration waited) {
        super(
                Reason.PENDING,
                "Pending after " + Durations.text(waited) + " in which no instance migrated: "
                        + VersionList.of(versions) + ".",
                "auto.migration=wait leaves it to another instance. Start one with AUTO_MIGRATION=true, or wait longer:"
                        + " auto.migration.wait-timeout.",
                versions,
                null);
    }
}
