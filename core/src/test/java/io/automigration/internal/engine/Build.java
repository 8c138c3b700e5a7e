package io.automigration.internal.engine;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.automigration.MigrationListener;
import io.automigration.MigrationVersion;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.lock.LockSettings;
import io.automigration.internal.plan.MigrationDefinition;
import io.automigration.internal.step.CommandWatch;
import io.automigration.internal.time.Backoff;
import io.automigration.internal.time.Ticker;
import io.automigration.internal.time.Time;
import io.automigration.internal.time.WallClock;
import io.automigration.testsupport.MongoDbForTests;
import io.automigration.testsupport.wire.CommandRecorder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** An application's build on one database: its migrations, its client, and the engine over them. */
public final class Build implements AutoCloseable {

    public static final RunSettings QUICK = with(RunSettings.DEFAULT, Duration.ofSeconds(2));

    public final CommandRecorder commands = new CommandRecorder();
    public final CommandWatch watch = new CommandWatch();
    public final MongoClient client;
    public final MongoTemplate template;
    private final List<MigrationDefinition> definitions = new ArrayList<>();
    private final List<MigrationListener> listeners = new ArrayList<>();
    private RunSettings settings = QUICK;
    private WallClock clock = WallClock.system();

    public Build(String uri) {
        ConnectionString connection = new ConnectionString(uri);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection)
                .addCommandListener(watch)
                .addCommandListener(commands)
                .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(watch))
                // else a driver that lost its server looks for it no sooner than after half a second
                .applyToServerSettings(server -> server.minHeartbeatFrequency(20, TimeUnit.MILLISECONDS))
                .build());
        template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, connection.getDatabase()));
    }

    /** A database of its own. */
    public static String newUri() {
        return MongoDbForTests.uri(MongoDbForTests.newDatabaseName());
    }

    public static RunSettings with(RunSettings settings, Duration lease) {
        return settings.withLock(new LockSettings(lease, lease.multipliedBy(10)))
                .withApplication("shop", "1.0");
    }

    public Build settings(UnaryOperator<RunSettings> change) {
        settings = change.apply(settings);
        return this;
    }

    /** Which time of day its machine believes it is. */
    public Build clock(Clock machine) {
        clock = new WallClock(machine);
        return this;
    }

    public Build listener(MigrationListener listener) {
        listeners.add(listener);
        return this;
    }

    /** A migration that inserts one document. */
    public Build inserting(String version) {
        return migration(version, insert(version));
    }

    /** A migration that inserts one document, and can't be reverted. */
    public Build irreversible(String version) {
        return migration(
                version, MongoMigration.of(context -> context.mongo().insert(new Document("_id", version), "data")));
    }

    /** A migration that throws. */
    public Build failing(String version, TransactionMode mode) {
        return migration(version, mode, false, MongoMigration.of(context -> {
            throw new IllegalStateException("no such field");
        }));
    }

    public Build migration(String version, MongoMigration migration) {
        return migration(version, TransactionMode.DEFAULT, false, migration);
    }

    public Build migration(String version, TransactionMode mode, boolean idempotent, MongoMigration migration) {
        return migration("m" + version.replace('.', '_'), version, mode, idempotent, migration);
    }

    public Build migration(
            String name, String version, TransactionMode mode, boolean idempotent, MongoMigration migration) {
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

    /** A migration whose bean can't be made. */
    public Build notToBeMade(String version, RuntimeException why) {
        return made(version, TransactionMode.DEFAULT, MongoMigration.class, () -> {
            throw why;
        });
    }

    /** A migration that is made when its turn comes. */
    public <T extends MongoMigration> Build made(
            String version, TransactionMode mode, Class<T> type, Supplier<? extends T> bean) {
        definitions.add(new MigrationDefinition(
                MigrationVersion.parse(version),
                "m" + version,
                "",
                mode,
                false,
                "Migration" + version,
                () -> type,
                bean::get));
        return this;
    }

    public static MongoMigration insert(String version) {
        return MongoMigration.of(
                context -> context.mongo().insert(new Document("_id", version), "data"),
                context -> context.mongo().getCollection("data").deleteOne(new Document("_id", version)));
    }

    public MigrationEngine engine() {
        return engine(Ticker.system());
    }

    /** One that tells somebody more. */
    public MigrationEngine engine(MigrationListener also) {
        List<MigrationListener> all = new ArrayList<>(listeners);
        all.add(also);
        return new MigrationEngine(
                new Client(template, watch),
                definitions,
                settings,
                all,
                new Time(Ticker.system(), clock, Backoff.LIMIT));
    }

    public MigrationEngine engine(Ticker ticker) {
        return engine(ticker, Backoff.LIMIT);
    }

    /** One with less patience with a server that does not answer. */
    public MigrationEngine engine(Ticker ticker, Duration limit) {
        return new MigrationEngine(
                new Client(template, watch), definitions, settings, listeners, new Time(ticker, clock, limit));
    }

    /** One that goes by another client, which is not watched. */
    public MigrationEngine engineOn(MongoTemplate other) {
        return new MigrationEngine(new Client(other, watch), definitions, settings, listeners);
    }

    public List<String> data() {
        return template.getCollection("data")
                .find()
                .sort(new Document("_id", 1))
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
    }

    public Document entry(String version) {
        return stored(version);
    }

    public Document lock() {
        return stored("lock");
    }

    public Document fence() {
        return stored("fence");
    }

    private Document stored(String id) {
        return template.getCollection("_migrations")
                .find(new Document("_id", id))
                .first();
    }

    @Override
    public void close() {
        client.close();
    }
}
