package io.automigration;

/** Somebody living holds the lock, and what was asked for does not wait for that. */
public final class LockHeldException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String holder;

    /**
     * A living holder.
     *
     * @param holder who it is and what it does, for people
     */
    public LockHeldException(String holder) {
        super(
                ExitCode.LOCK,
                "The lock is held by " + holder + ", which lives. Nothing was changed.",
                "Wait until it has ended, or end that process; one that is killed is taken over after"
                        + " auto.migration.lock.lease. To take the lock from a living holder: java -jar app.jar migrate unlock --force. It can't commit"
                        + " any more then, but what it does without a transaction can't be stopped.",
                null);
        this.holder = holder;
    }

    /** Who holds the lock. */
    public String holder() {
        return holder;
    }
}
