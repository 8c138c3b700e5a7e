package io.automigration.internal.step;

/** Carries what a migration threw through Spring's transaction template. Never leaves a run. */
final class MigrationThrew extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StepPart part;

    MigrationThrew(StepPart part, Throwable cause) {
        super(null, cause, false, false);
        this.part = part;
    }

    /** What of the step threw. */
    StepPart part() {
        return part;
    }

    /** What a migration threw, out of what carried it. */
    static Throwable unwrap(Throwable error) {
        return error instanceof MigrationThrew && error.getCause() != null ? error.getCause() : error;
    }
}
