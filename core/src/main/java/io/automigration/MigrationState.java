package io.automigration;

/** What became of a migration so far. */
public enum MigrationState {
    /** Not applied, as far as the history knows; also after a failure that was rolled back. */
    PENDING,
    /** Being applied or reverted without a transaction by the holder of the lock. */
    RUNNING,
    /** In the database. */
    APPLIED,
    /** Begun without a transaction and not finished by anybody who holds the lock. */
    INTERRUPTED,
    /** It was applied, and a person took it back. */
    REVERTED
}
