package io.automigration.cli.command;

import io.automigration.MigrationConfigurationException;
import java.util.List;

/** A command that can't be meant as it was typed. */
final class RefusedCommandException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * It can't be meant so.
     *
     * @param message why, and that nothing was changed
     * @param action what to type instead
     */
    RefusedCommandException(String message, String action) {
        super(Reason.INVALID_COMMAND, message, action, List.of(), null);
    }
}
