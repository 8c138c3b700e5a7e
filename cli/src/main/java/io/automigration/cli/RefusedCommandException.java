package io.automigration.cli;

import io.automigration.MigrationConfigurationException;
import java.util.List;

/** A command that can't be meant as it was typed. */
final class RefusedCommandException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    private RefusedCommandException(String message, String action) {
        super(Reason.INVALID_COMMAND, message, action, List.of(), null);
    }

    /** It can't be meant so. */
    static RefusedCommandException usage(String message, String action) {
        return new RefusedCommandException(message, action);
    }
}
