package io.automigration.benchmarks.measure;

import com.mongodb.client.MongoClient;
import io.automigration.testsupport.MongoDbForTests;

/** A database for one measurement, dropped after it. */
record Database(String name, MongoClient client) {

    String uri() {
        return MongoDbForTests.uri(name);
    }

    long count(String collection) {
        return client.getDatabase(name).getCollection(collection).countDocuments();
    }

    void drop() {
        client.getDatabase(name).drop();
    }
}
