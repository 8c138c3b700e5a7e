package io.automigration.internal.engine;

import io.automigration.MigrationRefusedException;
import io.automigration.MigrationVersion;
import java.util.List;

/** The migration is already what a person says it is, or nobody knows it. */
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
                "A repair records what a migration is where the history has it wrong, and runs nothing. To apply or revert one, use"
                        + " migrate up or down. See migrate status.",
                List.of(version),
                null);
    }
}
