package io.automigration;

import java.time.Duration;

/** The server did not answer to a commit: the step may be in the database or not. Nothing is written over it. */
public final class OutcomeUnknownException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationVersion version;
    private final Direction direction;

    /**
     * A commit without an answer.
     *
     * @param version the migration
     * @param name its name
     * @param direction which way it went
     * @param tried for how long the commit was sent again
     * @param cause the last error
     */
    public OutcomeUnknownException(
            MigrationVersion version, String name, Direction direction, Duration tried, Throwable cause) {
        super(
                ExitCode.FAILED,
                "The commit of migration " + version + " (" + name + ", " + direction + ") got no answer for "
                        + Durations.text(tried)
                        + ", so it is not known whether it took effect. Nothing was written over it."
                        + " Last error: " + Causes.text(cause),
                "Bring the database back and start again: the history says then whether the migration is applied, and it"
                        + " goes on from there. It took effect wholly or not at all.",
                cause);
        this.version = version;
        this.direction = direction;
    }

    /** The migration whose outcome is unknown. */
    public MigrationVersion version() {
        return version;
    }

    /** Which way it went. */
    public Direction direction() {
        return direction;
    }
}
