package io.automigration.sample.process;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.automigration.sample.Snapshot;
import io.automigration.sample.database.OldData;
import io.automigration.testsupport.MongoDbForTests;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** A database of its own, as seen from outside of the processes that use it. */
final class Database implements AutoCloseable {

    private final String name = MongoDbForTests.newDatabaseName();
    private final MongoClient client = MongoClients.create(MongoDbForTests.uri(name));

    String uri() {
        return MongoDbForTests.uri(name);
    }

    void fillWithOldData() {
        OldData.insertInto(mongo());
    }

    Snapshot snapshot() {
        return Snapshot.of(mongo());
    }

    /** The distinct numbers of times that the slow migration took effect, over all users. */
    List<Integer> counted() {
        return mongo().getCollection("users").distinct("counted", Integer.class).into(new ArrayList<>());
    }

    boolean isLocked() {
        return history().countDocuments(Filters.and(Filters.eq("lock"), Filters.exists("holder"))) > 0;
    }

    /** The entry of a migration, or null. */
    Document entry(String version) {
        return history().find(Filters.eq(version)).first();
    }

    List<Document> entries() {
        return history()
                .find(Filters.exists("state"))
                .sort(Sorts.ascending("_id"))
                .into(new ArrayList<>());
    }

    private MongoCollection<Document> history() {
        return mongo().getCollection("_migrations");
    }

    private MongoDatabase mongo() {
        return client.getDatabase(name);
    }

    @Override
    public void close() {
        mongo().drop();
        client.close();
    }
}
