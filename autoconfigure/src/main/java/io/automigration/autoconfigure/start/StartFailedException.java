package io.automigration.autoconfigure.start;

import io.automigration.MigrationException;
import org.springframework.boot.ExitCodeGenerator;

/** Ends the start of an application, and gives its process the exit code of the cause. */
final class StartFailedException extends RuntimeException implements ExitCodeGenerator {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    StartFailedException(MigrationException cause) {
        super("The application is not started, because its migrations failed or were refused.", cause);
        this.exitCode = cause.exitCode().code();
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
