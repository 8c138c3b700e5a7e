package io.automigration;

/** A migration failed: its {@code up}, {@code down} or {@code verify} threw, or the server ended its transaction. */
public final class StepFailedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** Instead of a method: the migration's bean could not be made. */
    public static final String MAKING = "new";

    private final PlannedStep step;
    private final boolean rolledBack;

    /**
     * A failed step.
     *
     * @param step the step
     * @param type the class or method of the migration
     * @param method what failed: {@code "up"}, {@code "down"}, {@code "verify"}, or {@link #MAKING}
     * @param rolledBack whether nothing of the step is left; false: it ran without a transaction
     * @param action what to do
     * @param cause the first error
     */
    public StepFailedException(
            PlannedStep step, String type, String method, boolean rolledBack, String action, Throwable cause) {
        super(
                ExitCode.FAILED,
                "Migration " + step.version() + " (" + type + ") " + how(method) + ": " + Causes.text(cause)
                        + " "
                        + left(rolledBack, cause),
                action,
                cause);
        this.step = step;
        this.rolledBack = rolledBack;
    }

    private static String how(String method) {
        return method.equals(MAKING) ? "could not be made" : "failed in " + method + "()";
    }

    private static String left(boolean rolledBack, Throwable cause) {
        if (!rolledBack) {
            return "It ran without a transaction: what it did before the error is left in the database.";
        }
        return cause instanceof EscapedCommandException
                ? "The transaction itself was rolled back."
                : "It was rolled back; nothing of it is in the database.";
    }

    /** The step that failed. */
    public PlannedStep step() {
        return step;
    }

    /** Whether nothing of the step is left in the database. */
    public boolean rolledBack() {
        return rolledBack;
    }
}
