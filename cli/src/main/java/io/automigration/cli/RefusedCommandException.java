package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationException;

/** A command that is not done as it was said. */
final class RefusedCommandException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private RefusedCommandException(ExitCode exitCode, String message, String action) {
        super(exitCode, message, action, null);
    }

    /** It can't be meant so. */
    static RefusedCommandException usage(String message, String action) {
        return new RefusedCommandException(ExitCode.USAGE, message, action);
    }

    /** The person said no. */
    static RefusedCommandException declined() {
        return new RefusedCommandException(
                ExitCode.REFUSED, "Not confirmed. Nothing was changed.", "Answer y to go on.");
    }
}
