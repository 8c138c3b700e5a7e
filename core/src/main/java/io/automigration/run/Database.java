package io.automigration.run;

import com.mongodb.MongoTimeoutException;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.automigration.history.HistoryCollection;
import io.automigration.history.LockDocument;
import io.automigration.history.Recorded;
import io.automigration.lock.Resending;
import io.automigration.lock.Ticker;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The application's database, seen from outside of a run: what is recorded and what the server is. */
final class Database {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final DatabaseAccess access;
    private final HistoryCollection collection;
    private final CommandWatch watch;
    private final Ticker ticker;
    private volatile boolean watched;
    private boolean said;

    Database(MongoTemplate template, String collection, CommandWatch watch, Ticker ticker) {
        this.collection =
                new HistoryCollection(template.getMongoDatabaseFactory().getMongoDatabase(), collection);
        this.access = new DatabaseAccess(
                template.getMongoDatabaseFactory(), collection().namespace().getFullName());
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

    /** Reads everything at the begin of a run, and sees on the way whether the client is watched; not beside a run. */
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

    /** What the server is, by what the driver knows after a read. */
    Topology topology() {
        Topology topology = access.topology();
        return topology.known() ? topology : foundAgain();
    }

    /** The driver has just lost the server. To ask something has it find it again, for as long as it takes. */
    private Topology foundAgain() {
        return new Resending(ticker, HistoryCollection.PATIENCE).untilAnswered("the look for the server", () -> {
            LockDocument unused = collection.readLock();
            Topology topology = access.topology();
            if (!topology.known()) {
                throw new MongoTimeoutException("the driver has lost " + topology.hosts());
            }
            return topology;
        });
    }

    /**
     * Does what needs the database; an error of the driver becomes one that says what to do.
     *
     * @param doing what it does there first of all: {@code "read"} or {@code "write"}
     */
    <T> T access(String doing, Supplier<T> work) {
        return access.to(doing, work);
    }
}
