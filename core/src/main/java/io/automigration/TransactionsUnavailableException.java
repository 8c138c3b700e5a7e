package io.automigration;

import java.util.List;

/** Migrations require a transaction, and the server has none. */
public final class TransactionsUnavailableException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final List<MigrationVersion> versions;

    /**
     * Migrations that can't run on this server.
     *
     * @param versions those that require a transaction, in the order in which they would have run; at least one
     * @param topology what the server is, for people: {@code "standalone"}
     */
    public TransactionsUnavailableException(List<MigrationVersion> versions, String topology) {
        super(
                ExitCode.USAGE,
                "A transaction is required by " + VersionList.of(versions) + ", but the server (" + topology
                        + ") has no transactions. Nothing was changed.",
                "Run MongoDB as a replica set (one member is enough: mongod --replSet rs0, then rs.initiate()), or let"
                        + " it run without one: @Migration(transaction = AUTO), and auto.migration.transaction=auto.",
                null);
        this.versions = List.copyOf(versions);
    }

    /** Those that require a transaction. */
    public List<MigrationVersion> versions() {
        return versions;
    }
}
