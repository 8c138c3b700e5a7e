package io.automigration.internal.engine;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationVersion;
import io.automigration.internal.text.VersionList;
import java.util.List;

/** Migrations require a transaction, but the server has none. */
public final class TransactionsUnavailableException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * Migrations that can't run on this server.
     *
     * @param versions those that require a transaction, in the order in which they would have run; at least one
     * @param topology what the server is, for people: {@code "standalone"}
     */
    TransactionsUnavailableException(List<MigrationVersion> versions, String topology) {
        super(
                Reason.NO_TRANSACTIONS,
                (versions.size() == 1 ? "Migration " : "Migrations ") + VersionList.of(versions)
                        + (versions.size() == 1 ? " requires" : " require") + " a transaction, but the server ("
                        + topology + ") has none. Nothing was changed.",
                "Run MongoDB as a replica set (one member is enough: mongod --replSet rs0, then rs.initiate()), or"
                        + " allow " + (versions.size() == 1 ? "it" : "them")
                        + " to run without one: @Migration(transaction = AUTO), and auto.migration.transaction=auto.",
                versions,
                null);
    }
}
