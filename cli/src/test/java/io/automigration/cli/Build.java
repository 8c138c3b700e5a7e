package io.automigration.cli;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.automigration.MigrationListener;
import io.automigration.MigrationVersion;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Client;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.internal.engine.RunSettings;
import io.automigration.internal.lock.LockSettings;
import io.automigration.internal.plan.MigrationDefinition;
import io.automigration.internal.plan.Policies;
import io.automigration.internal.step.CommandWatch;
import io.automigration.testsupport.MongoDbForTests;
import io.automigration.testsupport.wire.CommandRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** An application's build on one database: its migrations, and the engine over them. */
final class Build implements AutoCloseable {

    final CommandRecorder commands = new CommandRecorder();
    private final CommandWatch watch = new CommandWatch();
    private final MongoClient client;
    private final MongoTemplate template;
    private final List<MigrationDefinition> definitions = new ArrayList<>();
    private final List<MigrationListener> listeners = new ArrayList<>();
    private Policies policies = RunSettings.DEFAULT.policies();
    private Duration lease = Duration.ofSeconds(2);
    private Duration waitTimeout = Duration.ofSeconds(20);

    Build(String uri) {
        ConnectionString connection = new ConnectionString(uri);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection)
                .addCommandListener(watch)
                .addCommandListener(commands)
                .build());
        template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, connection.getDatabase()));
    }

    /** A database of its own. */
    static String newUri() {
        return MongoDbForTests.uri(MongoDbForTests.newDatabaseName());
    }

    Build listener(MigrationListener listener) {
        listeners.add(listener);
        return this;
    }

    /** A migration that inserts one document. */
    Build inserting(String version) {
        return migration(
                version,
                TransactionMode.DEFAULT,
                MongoMigration.of(
                        context -> context.mongo().insert(new Document("_id", version), "data"),
                        context -> context.mongo().getCollection("data").deleteOne(new Document("_id", version))));
    }

    /** A migration that can't be reverted. */
    Build irreversible(String version) {
        return migration(
                version,
                TransactionMode.DEFAULT,
                MongoMigration.of(context -> context.mongo().insert(new Document("_id", version), "data")));
    }

    Build failing(String version, TransactionMode mode) {
        return migration(version, mode, MongoMigration.of(context -> {
            throw new IllegalStateException("no such field");
        }));
    }

    Build migration(String version, TransactionMode mode, MongoMigration migration) {
        return migration("add_" + version.replace('.', '_'), version, mode, migration);
    }

    Build migration(String name, String version, TransactionMode mode, MongoMigration migration) {
        return migration(name, version, mode, false, migration);
    }

    Build migration(String name, String version, TransactionMode mode, boolean idempotent, MongoMigration migration) {
        definitions.add(new MigrationDefinition(
                MigrationVersion.parse(version),
                name,
                "",
                mode,
                idempotent,
                "Migration" + version,
                migration::getClass,
                () -> migration));
        return this;
    }

    Build policies(Policies chosen) {
        policies = chosen;
        return this;
    }

    /** How long a holder may be silent, and how long it is waited for. */
    Build patience(Duration lease, Duration waitTimeout) {
        this.lease = lease;
        this.waitTimeout = waitTimeout;
        return this;
    }

    MigrationEngine engine() {
        RunSettings settings = RunSettings.DEFAULT
                .withLock(new LockSettings(lease, waitTimeout))
                .withPolicies(policies)
                .withApplication("shop", "1.0");
        return new MigrationEngine(new Client(template, watch), definitions, settings, listeners);
    }

    MongoTemplate template() {
        return template;
    }

    void admin(Document command) {
        client.getDatabase("admin").runCommand(command);
    }

    List<String> data() {
        return template.getCollection("data")
                .find()
                .sort(new Document("_id", 1))
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
    }

    @Override
    public void close() {
        client.close();
    }
}
