package io.automigration.benchmarks.measure;

import com.mongodb.client.MongoClient;
import io.automigration.testsupport.MongoDbForTests;

/** A database for one measurement, dropped after it. */
record Database(String name, MongoClient client) {

    String uri() {
        return MongoDbForTests.uri(name);
    }

    /** What was measured has to have been done. */
    void expect(String collection, long documents) {
        long found = client.getDatabase(name).getCollection(collection).countDocuments();
        if (found != documents) {
            throw new IllegalStateException(found + " documents in " + collection + ", expected " + documents);
        }
    }

    void drop() {
        client.getDatabase(name).drop();
    }
}
