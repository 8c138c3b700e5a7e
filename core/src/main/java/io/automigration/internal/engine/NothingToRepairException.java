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
                "Only a migration that failed, was interrupted or was renamed can be repaired. To apply or revert one, use migrate"
                        + " up or down. If the database had it before its history began, declare that: migrate baseline V.",
                List.of(version),
                null);
    }
}
