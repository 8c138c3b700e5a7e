package io.automigration;

/** The state of a migration. */
public enum MigrationState {
    /** Not applied yet, or failed and rolled back. */
    PENDING,
    /** Being applied or reverted by the holder of the lock. */
    RUNNING,
    /** Applied. */
    APPLIED,
    /** Begun without a transaction and never finished; part of it may be in the database. */
    INTERRUPTED,
    /** Reverted by someone. */
    REVERTED
}
