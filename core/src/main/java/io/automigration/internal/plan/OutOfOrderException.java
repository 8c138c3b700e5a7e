package io.automigration.internal.plan;

import io.automigration.MigrationRefusedException;
import io.automigration.MigrationVersion;
import io.automigration.internal.text.VersionList;
import java.util.List;

/** A migration is pending below one that is applied, and {@code auto.migration.on-out-of-order} is {@code fail}. */
public final class OutOfOrderException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * Pending migrations that come too late.
     *
     * @param versions the pending ones below, ascending; at least one
     * @param highestApplied the highest applied one
     */
    public OutOfOrderException(List<MigrationVersion> versions, MigrationVersion highestApplied) {
        super(
                Reason.OUT_OF_ORDER,
                "Out of order: " + VersionList.of(versions) + (versions.size() == 1 ? " is" : " are")
                        + " pending below the highest applied version " + highestApplied + ". Nothing was changed.",
                "Give " + (versions.size() == 1 ? "it a version" : "them versions") + " above " + highestApplied
                        + ". If " + (versions.size() == 1 ? "it" : "they")
                        + " may be applied late, set auto.migration.on-out-of-order=apply.",
                versions,
                null);
    }
}
