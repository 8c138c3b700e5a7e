package io.automigration.benchmarks.application;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.BsonDocument;

/** One find of all documents of a collection in one batch, with the driver alone. */
public final class DriverFind {

    private DriverFind() {}

    /** The arguments: the URI of a server, a database, a collection. */
    public static void main(String[] args) {
        try (MongoClient client = MongoClients.create(args[0])) {
            long begun = System.nanoTime();
            List<BsonDocument> found = client.getDatabase(args[1])
                    .getCollection(args[2], BsonDocument.class)
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
