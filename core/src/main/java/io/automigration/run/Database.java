package io.automigration.run;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.automigration.DatabaseAccessException;
import io.automigration.history.HistoryCollection;
import io.automigration.history.Recorded;
import io.automigration.lock.NoAnswer;
import io.automigration.lock.Resending;
import io.automigration.lock.Ticker;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The application's database, seen from outside of a run: what is recorded, what the server is, and why it can't be used. */
final class Database {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private static final int NOT_AUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;

    private final MongoTemplate template;
    private final HistoryCollection collection;
    private final CommandWatch watch;
    private final Ticker ticker;
    private volatile boolean watched;
    private boolean said;

    Database(MongoTemplate template, String collection, CommandWatch watch, Ticker ticker) {
        this.template = template;
        this.collection =
                new HistoryCollection(template.getMongoDatabaseFactory().getMongoDatabase(), collection);
        this.watch = watch;
        this.ticker = ticker;
    }

    HistoryCollection collection() {
        return collection;
    }

    String name() {
        return collection.namespace().getDatabaseName();
    }

    /** Says once that the client has not the watch, if that is so; known after the first {@link #read()}. */
    void sayIfUnwatched() {
        if (!watched && !said) {
            said = true;
            log.warn(
                    "The MongoClient does not have auto-migration's CommandWatch: a migration that writes outside of its"
                            + " transaction is not noticed event=watch.absent");
        }
    }

    /** Reads everything, and sees on the way whether the client is watched. */
    Recorded read() {
        watch.begin(new CommandWatch.Watcher() {
            @Override
            public void started(CommandStartedEvent event) {
                watched |= event.getCommandName().equals("find");
            }

            @Override
            public void succeeded(CommandSucceededEvent event) {}

            @Override
            public void failed(CommandFailedEvent event) {}
        });
        try {
            return collection.read();
        } finally {
            watch.end();
        }
    }

    /** What the server is, by what the driver knows after a read; it is waited for if the driver has just lost it. */
    Topology topology() {
        return new Resending(ticker, HistoryCollection.PATIENCE).untilAnswered("the look for the server", () -> {
            Topology topology = glimpse();
            if (!topology.known()) {
                throw new MongoTimeoutException("the driver has lost " + topology.hosts());
            }
            return topology;
        });
    }

    /** Does something with the database; an error of the driver becomes one that says what to do. */
    <T> T access(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw explained(e);
        }
    }

    private DatabaseAccessException explained(MongoException error) {
        String namespace = collection.namespace().getFullName();
        if (error instanceof MongoSecurityException || error.getCode() == AUTHENTICATION_FAILED) {
            return DatabaseAccessException.credentials(glimpse().hosts(), error);
        }
        if (error.getCode() == NOT_AUTHORIZED) {
            return DatabaseAccessException.rights(namespace, "read and write", error);
        }
        return NoAnswer.is(error)
                ? DatabaseAccessException.unreachable(glimpse().hosts(), error)
                : DatabaseAccessException.refused(namespace, error);
    }

    /** A session knows its client, whatever the template's factory is; opening one sends nothing. */
    private Topology glimpse() {
        try (ClientSession session = template.getMongoDatabaseFactory()
                .getSession(ClientSessionOptions.builder().build())) {
            if (session.getOriginator() instanceof MongoClient client) {
                return Topology.of(client);
            }
            throw new IllegalStateException("The sessions of the MongoTemplate come from no MongoClient");
        }
    }
}
