package io.automigration;

/** Another run has taken over: this one did not show a sign of life for a whole lease, and can't write any more. */
public final class LockLostException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final long token;

    /**
     * The lock is another's.
     *
     * @param token the fencing token that this run held
     * @param found what was found instead, for people
     */
    public LockLostException(long token, String found) {
        super(
                ExitCode.LOCK,
                "This run held the lock with token " + token + " and lost it: " + found
                        + ". What it had not committed by then is not in the database; a step without a transaction may have"
                        + " left a part of what it does.",
                "Start again: it will wait for the other run, or find nothing to do. If it happens often, this process was"
                        + " paused or cut off for longer than auto.migration.lock.lease; make the lease longer.",
                null);
        this.token = token;
    }

    /** The fencing token that this run held. */
    public long token() {
        return token;
    }
}
