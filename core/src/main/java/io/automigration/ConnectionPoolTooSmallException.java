package io.automigration;

/** A migration without a transaction must not run on a connection pool of one: it would keep the lock from beating. */
public final class ConnectionPoolTooSmallException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationVersion version;

    /**
     * A step that would starve its own lock.
     *
     * @param version the migration without a transaction
     */
    public ConnectionPoolTooSmallException(MigrationVersion version) {
        super(
                ExitCode.USAGE,
                "Migration " + version
                        + " runs without a transaction, and the connection pool has one connection only. While an"
                        + " operation of the migration uses it, the lock can't show that this instance lives, and another one"
                        + " would take over. Nothing was changed by this migration.",
                "Set maxPoolSize in the connection string to 2 or more.",
                null);
        this.version = version;
    }

    /** The migration that was not run. */
    public MigrationVersion version() {
        return version;
    }
}
