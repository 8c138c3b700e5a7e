package io.automigration.internal.engine;

import io.automigration.MigrationRefusedException;
import io.automigration.MigrationVersion;
import java.util.List;

/** The migration's entry is in order, or there is none. */
public final class NothingToRepairException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * An entry that needs no repair.
     *
     * @param version the version asked for
     * @param state what it is, for people
     */
    NothingToRepairException(MigrationVersion version, String state) {
        super(
                Reason.NOTHING_TO_REPAIR,
                "Migration " + version + " needs no repair: it is " + state + ". Nothing was changed.",
                "Only what failed, was interrupted, or was renamed is repaired. To apply or revert a migration, run it; to"
                        + " declare that a database had it before its history began, make a baseline: migrate baseline V.",
                List.of(version),
                null);
    }
}
