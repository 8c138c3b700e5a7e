package io.automigration.history;

/** The states an entry can be stored in; no entry at all means pending. */
public enum EntryState {
    /** Applied without a transaction: begun. */
    STARTED,
    /** In the database. */
    APPLIED,
    /** The last step on it failed; the error says whether anything of it is left. */
    FAILED,
    /** Reverted without a transaction: begun. */
    REVERTING,
    /** Taken back. */
    REVERTED
}
