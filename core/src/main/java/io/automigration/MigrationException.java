package io.automigration;

import org.jspecify.annotations.Nullable;

/**
 * A run that was refused or that failed. The message says what happened, {@link #action()} what to do about it; both are
 * for people, and neither ever holds a password. Each kind has a type of its own, which carries the data.
 */
public abstract class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String action;

    /**
     * A failure that says all there is to say.
     *
     * @param exitCode how a process ends that can't go on
     * @param message what happened
     * @param action what to do
     * @param cause what it came from; null where it is the first of its kind
     */
    protected MigrationException(ExitCode exitCode, String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.action = action;
    }

    /** How a process ends that can't go on after this. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** What to do, in whole sentences. */
    public String action() {
        return action;
    }
}
