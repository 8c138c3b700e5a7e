package io.automigration.sample.migrations;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/** Writes to one collection, a thousand with each command. */
final class Bulk {

    private static final int SIZE = 1000;

    private final MongoCollection<BsonDocument> collection;
    private final List<WriteModel<BsonDocument>> writes = new ArrayList<>();

    Bulk(MongoCollection<BsonDocument> collection) {
        this.collection = collection;
    }

    void add(WriteModel<BsonDocument> write) {
        writes.add(write);
        if (writes.size() == SIZE) {
            flush();
        }
    }

    /** Sends what is left; to be called at the end. */
    void flush() {
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes);
            writes.clear();
        }
    }
}
