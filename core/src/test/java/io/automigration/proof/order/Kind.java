package io.automigration.proof.order;

import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import io.automigration.proof.Scenarios;
import io.automigration.proof.Standalone;
import io.automigration.testsupport.MongoDbForTests;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What two migrations are, and which server they are for. */
enum Kind {
    TRANSACTIONAL(Set.of("1", "2"), true, build -> Scenarios.counted(2, build)),
    WITHOUT(Set.of(), true, build -> Scenarios.counted(2, Scenarios.without(build))),
    MIXED(Set.of("1"), true, build -> none("2", Scenarios.counted(1, build))),
    MIXED_THE_OTHER_WAY(Set.of("2"), true, build -> none("1", build).migration("2", Scenarios.counted("2"))),
    STANDALONE(Set.of(), false, build -> Scenarios.counted(2, build));

    private final Set<String> transactional;
    private final boolean transactions;
    private final UnaryOperator<Build> migrations;

    Kind(Set<String> transactional, boolean transactions, UnaryOperator<Build> migrations) {
        this.transactional = transactional;
        this.transactions = transactions;
        this.migrations = migrations;
    }

    private static Build none(String version, Build build) {
        return build.migration(version, TransactionMode.NONE, false, Scenarios.counted(version));
    }

    Set<String> transactional() {
        return transactional;
    }

    /** Whether the server has them. */
    boolean transactions() {
        return transactions;
    }

    /** The URI of a database on the server. */
    String uri(String database) {
        return transactions ? MongoDbForTests.uri(database) : Standalone.SERVER.uri(database);
    }

    /** An instance on this connection. */
    Build instance(Build connection) {
        return migrations.apply(connection.settings(settings -> Build.with(settings, Contest.LEASE)));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
