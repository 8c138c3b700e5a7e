package io.automigration;

/** The process was asked to end while a run was under way. */
public final class RunInterruptedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * A run that was ended from outside.
     *
     * @param doing what it was doing, for people
     */
    public RunInterruptedException(String doing) {
        super(
                ExitCode.TERMINATED,
                "The process was asked to end while it was " + doing + ". The lock is freed.",
                "Start again: a step in a transaction was rolled back and is run again; one without is interrupted.",
                null);
    }
}
