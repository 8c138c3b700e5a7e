package io.automigration;

/** The exit code of a command, or of a failed start. The numbers are a promise to scripts. */
public enum ExitCode {
    /** Done; also when there was nothing to do. */
    DONE(0),
    /** A migration, or the database, failed. */
    FAILED(1),
    /** Wrong usage or configuration. */
    USAGE(2),
    /** The database is not up to date. */
    NOT_UP_TO_DATE(3),
    /** The lock could not be acquired in time, or was lost. */
    LOCK(4),
    /** Refused: someone has to decide. */
    REFUSED(5),
    /** Ended by SIGINT. */
    INTERRUPTED(130),
    /** Ended by SIGTERM. */
    TERMINATED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The exit code as a number. */
    public int code() {
        return code;
    }
}
