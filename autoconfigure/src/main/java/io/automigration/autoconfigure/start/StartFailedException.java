package io.automigration.autoconfigure.start;

import io.automigration.MigrationException;
import org.springframework.boot.ExitCodeGenerator;

/** Ends the start of an application, and gives its process the exit code of the cause. */
final class StartFailedException extends RuntimeException implements ExitCodeGenerator {

    private static final long serialVersionUID = 1L;

    private static final String RESTARTING = "org.springframework.boot.devtools.restart.classloader.RestartClassLoader";

    private final int exitCode;

    StartFailedException(MigrationException cause) {
        super("The application is not started, because its migrations failed or were refused.", cause);
        this.exitCode = cause.exitCode().code();
    }

    /** 0, which is none, under DevTools: they wait for the next edit after any other failed start. */
    @Override
    public int getExitCode() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null && loader.getClass().getName().equals(RESTARTING) ? 0 : exitCode;
    }
}
