package io.automigration.run;

/** Carries what a migration threw through Spring's transaction template. Never leaves a run. */
final class MigrationThrew extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String method;

    MigrationThrew(String method, Throwable cause) {
        super(null, cause, false, false);
        this.method = method;
    }

    /** {@code up}, {@code down}, {@code verify}, or {@link io.automigration.StepFailedException#MAKING}. */
    String method() {
        return method;
    }
}
