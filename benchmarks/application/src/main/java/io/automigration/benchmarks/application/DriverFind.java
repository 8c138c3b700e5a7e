package io.automigration.benchmarks.application;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.BsonDocument;

/** One find of all documents of a collection in one batch, with the driver alone, as the first that a client does. */
public final class DriverFind {

    private DriverFind() {}

    /** The arguments: the URI of a server, a database, a collection, how often. */
    public static void main(String[] args) {
        for (int times = Integer.parseInt(args[3]); times > 0; times--) {
            find(args[0], args[1], args[2]);
        }
    }

    private static void find(String uri, String database, String collection) {
        try (MongoClient client = MongoClients.create(uri)) {
            long begun = System.nanoTime();
            List<BsonDocument> found = client.getDatabase(database)
                    .getCollection(collection, BsonDocument.class)
                    .find()
                    .projection(BsonDocument.parse("{events: 0}"))
                    .batchSize(Integer.MAX_VALUE)
                    .into(new ArrayList<>());
            double millis = (System.nanoTime() - begun) / 1e6;
            Said.that(
                    "found", List.of("documents=" + found.size(), "run=" + String.format(Locale.ROOT, "%.3f", millis)));
        }
    }
}
