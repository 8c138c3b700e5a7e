package io.automigration;

/** What a person has found a migration to be, or has made it. */
public enum RepairedState {
    /** It is in the database, wholly. */
    APPLIED,
    /** Nothing of it is in the database; the next run applies it. */
    PENDING,
    /** Nothing of it is in the database, and it should stay so. */
    REVERTED
}
