package io.automigration.run;

/** What to do when a migration in a transaction writes outside of it. */
public enum OnEscape {
    /** Fail the step before its commit. */
    FAIL,
    /** Log it. */
    WARN,
    /** Say nothing. */
    IGNORE
}
