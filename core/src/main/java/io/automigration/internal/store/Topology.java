package io.automigration.internal.store;

import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the driver knows of the server, without asking it.
 *
 * @param hosts its addresses, for people
 * @param kind what it is, for people: {@code "replica set rs0"}
 * @param known whether the driver has reached it and not lost it since
 * @param transactions whether it has transactions
 * @param claimed whether it only says so: it calls itself a replica set, but has never held an election
 */
public record Topology(String hosts, String kind, boolean known, boolean transactions, boolean claimed) {

    public static Topology of(MongoClient client) {
        return of(client.getClusterDescription());
    }

    public static Topology of(ClusterDescription cluster) {
        String hosts = cluster.getServerDescriptions().stream()
                .map(server -> server.getAddress().toString())
                .collect(Collectors.joining(","));
        boolean known =
                cluster.getServerDescriptions().stream().anyMatch(server -> server.isPrimary() || server.isSecondary());
        boolean sessions = cluster.getLogicalSessionTimeoutMinutes() != null;
        // behind a direct connection the type is the one of the set that the member belongs to
        return switch (cluster.getType()) {
            case REPLICA_SET ->
                new Topology(hosts, "replica set " + setName(cluster), known, sessions, sessions && !elected(cluster));
            case SHARDED -> new Topology(hosts, "sharded cluster", known, sessions, false);
            case LOAD_BALANCED -> new Topology(hosts, "load balanced", true, true, false);
            case STANDALONE -> new Topology(hosts, "standalone", true, false, false);
            case UNKNOWN -> new Topology(hosts, "unknown", false, false, false);
        };
    }

    /** The same server, of which it has turned out that it has no transactions. */
    Topology withoutTransactions() {
        return new Topology(hosts, kind + ", without transactions", known, false, false);
    }

    /** Whether there is a primary of an election, or none to be seen, which says nothing. */
    private static boolean elected(ClusterDescription cluster) {
        return cluster.getServerDescriptions().stream()
                .filter(ServerDescription::isPrimary)
                .allMatch(primary -> primary.getElectionId() != null);
    }

    private static String setName(ClusterDescription cluster) {
        return cluster.getServerDescriptions().stream()
                .map(ServerDescription::getSetName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
