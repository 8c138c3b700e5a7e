package io.automigration.benchmarks.application;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/** The least that a migration in a transaction costs: a loop written by hand with the driver alone; no lock, no waiting. */
public final class DriverLoop {

    private final ClientSession session;
    private final MongoCollection<Document> items;
    private final MongoCollection<Document> history;

    private DriverLoop(ClientSession session, MongoDatabase database) {
        this.session = session;
        this.items = database.getCollection("items");
        this.history = database.getCollection("history");
    }

    /** The arguments: the URI of a server, the name of a database, how many changes. */
    public static void main(String[] args) {
        int changes = Integer.parseInt(args[2]);
        try (MongoClient client = MongoClients.create(args[0])) {
            long begun = System.nanoTime();
            try (ClientSession session = client.startSession()) {
                DriverLoop loop = new DriverLoop(session, client.getDatabase(args[1]));
                for (int number = 1; number <= changes; number++) {
                    loop.apply(number);
                }
            }
            double millis = Duration.ofNanos(System.nanoTime() - begun).toNanos() / 1e6;
            Said.that("loop", List.of("run=" + String.format(Locale.ROOT, "%.3f", millis)));
        }
    }

    private void apply(int number) {
        session.startTransaction();
        items.insertOne(session, new Document("number", number));
        history.insertOne(session, new Document("_id", Integer.toString(number)).append("appliedAt", Instant.now()));
        session.commitTransaction();
    }
}
