package io.automigration;

/** The run that this one waited for failed. The step is not tried again here: it would fail again on each instance. */
public final class FailedElsewhereException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationVersion version;

    /**
     * Another run's failure.
     *
     * @param version the migration that failed there
     * @param name its name
     * @param by who ran it, for people
     * @param error its error, as the history has it
     * @param rolledBack whether nothing of the step is left
     */
    public FailedElsewhereException(
            MigrationVersion version, String name, String by, String error, boolean rolledBack) {
        super(
                ExitCode.FAILED,
                "Migration " + version + " (" + name + ") failed on " + by + ", for which this instance waited: "
                        + Causes.sentence(error) + " "
                        + (rolledBack
                                ? "It was rolled back; nothing of it is in the database."
                                : "It ran without a transaction: what it did before the error is left in the database."),
                rolledBack
                        ? "Mend the migration or the data, and start again."
                        : "Mend the cause, and see what it left. Unless it is declared idempotent, the next start refuses to"
                                + " run it again and says how to go on.",
                null);
        this.version = version;
    }

    /** The migration that failed. */
    public MigrationVersion version() {
        return version;
    }
}
