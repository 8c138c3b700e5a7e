package io.automigration.internal.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.automigration.DatabaseAccessException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** The application's database: its history, what the server is, and what an error of the driver means. */
public final class Database {

    private final MongoDatabaseFactory factory;
    private final HistoryCollection history;

    /**
     * A database. Makes no contact.
     *
     * @param factory the application's database
     * @param collection the name of the collection with history, lock and fence
     */
    public Database(MongoDatabaseFactory factory, String collection) {
        this.factory = factory;
        this.history = new HistoryCollection(factory.getMongoDatabase(), collection);
    }

    /** The application's own way to it. */
    public MongoDatabaseFactory factory() {
        return factory;
    }

    /** The collection with history, lock and fence. */
    public HistoryCollection history() {
        return history;
    }

    /** The database's name. */
    public String name() {
        return history.namespace().getDatabaseName();
    }

    /** What the driver knows of the server; asks it nothing. */
    public Topology topology() {
        return Topology.of(client(factory));
    }

    /** The client of a factory, whatever that is: a session knows it, and opening one sends nothing. */
    public static MongoClient client(MongoDatabaseFactory factory) {
        try (ClientSession session =
                factory.getSession(ClientSessionOptions.builder().build())) {
            if (session.getOriginator() instanceof MongoClient client) {
                return client;
            }
            throw new IllegalStateException("The MongoTemplate's sessions come from no MongoClient");
        }
    }

    /**
     * What the server is. If the driver has just lost it, it is asked something, which has the driver find it again.
     *
     * @param resending for how long it is looked for
     */
    public Topology reachedTopology(Resending resending) {
        Topology known = topology();
        Topology reached = known.known()
                ? known
                : resending.untilAnswered("looking for the server", () -> {
                    LockDocument unused = history.readLock();
                    Topology found = topology();
                    if (!found.known()) {
                        throw new MongoTimeoutException("the driver has lost the connection to " + found.hosts());
                    }
                    return found;
                });
        return reached.claimed() && !resending.untilAnswered("asking for transactions", this::hasTransactions)
                ? reached.withoutTransactions()
                : reached;
    }

    /** Whether the server knows how to commit: some call themselves a replica set, and then write as if there was no transaction. */
    private boolean hasTransactions() {
        try {
            factory.getMongoDatabase("admin").runCommand(new BsonDocument("commitTransaction", new BsonInt32(1)));
            return true;
        } catch (MongoCommandException e) {
            return !ServerErrors.NOT_IMPLEMENTED.contains(e.getCode());
        }
    }

    /**
     * Ends a session, and with it whatever it left open. Its own user may, without any role.
     *
     * @param lsid its id
     * @param timeout how long the command may take
     */
    public void killSession(BsonDocument lsid, Duration timeout) {
        factory.getMongoDatabase("admin")
                .withTimeout(timeout.toMillis(), MILLISECONDS)
                .runCommand(new BsonDocument("killSessions", new BsonArray(List.of(lsid))));
    }

    /**
     * Does what needs the database. An error of the driver becomes one that says what to do: here, and nowhere else.
     *
     * @throws DatabaseAccessException when the driver throws
     * @throws RoutedDatabaseException when the factory leads to another database than before
     */
    public <T> T access(Supplier<T> work) {
        String now = factory.getMongoDatabase().getName();
        if (!now.equals(name())) {
            throw new RoutedDatabaseException(name(), now);
        }
        try {
            return work.get();
        } catch (MongoException e) {
            throw explained(e);
        }
    }

    private DatabaseAccessException explained(MongoException error) {
        if (error instanceof MongoSecurityException || error.getCode() == ServerErrors.AUTHENTICATION_FAILED) {
            return DatabaseErrorException.notAuthenticated(topology().hosts(), error);
        }
        String namespace = history.namespace().getFullName();
        if (error.getCode() == ServerErrors.NOT_AUTHORIZED) {
            return DatabaseErrorException.notAuthorized(namespace, error);
        }
        return NoAnswer.is(error)
                ? DatabaseErrorException.unreachable(topology().hosts(), error)
                : DatabaseErrorException.ofCollection(history.namespace(), error)
                        .orElseGet(() -> DatabaseErrorException.refused(namespace, error));
    }
}
