package io.automigration.internal.engine;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationVersion;
import java.util.List;

/** A migration without a transaction would leave the lock no connection to renew its lease. */
public final class ConnectionPoolTooSmallException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * A step that would starve its own lock.
     *
     * @param version the migration without a transaction
     */
    ConnectionPoolTooSmallException(MigrationVersion version) {
        super(
                Reason.POOL_TOO_SMALL,
                "Migration " + version
                        + " runs without a transaction, and the connection pool has only one connection. While an"
                        + " operation of the migration uses it, the lock can't be renewed, and another instance"
                        + " would take over. Nothing was changed by this migration.",
                "Set maxPoolSize in the connection string to 2 or more.",
                List.of(version),
                null);
    }
}
