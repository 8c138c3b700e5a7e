package io.automigration.internal.store;

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
    REVERTED;

    /**
     * The state of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static EntryState of(String name) {
        for (EntryState state : values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        throw new IllegalArgumentException("there is no state '" + name + "'");
    }
}
