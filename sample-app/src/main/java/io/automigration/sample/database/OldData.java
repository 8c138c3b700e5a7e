package io.automigration.sample.database;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.springframework.core.io.ClassPathResource;

/** What the service's oldest build would have left behind; no migration puts it in. */
public final class OldData {

    private OldData() {}

    /** Puts it into a database that nobody else uses yet. */
    public static void insertInto(MongoDatabase database) {
        forEachCollection((name, documents) -> collection(database, name).insertMany(documents));
    }

    /** Puts it into a database that has nothing in it. Of several instances that want to, one does, all at once. */
    static void insertWhereEmpty(MongoClient client, MongoDatabase database) {
        if (database.listCollectionNames().first() != null) {
            return;
        }
        if (!hasTransactions(database)) {
            insertInto(database);
            return;
        }
        try (ClientSession session = client.startSession()) {
            session.withTransaction(() -> {
                if (collection(database, "users").countDocuments(session) == 0) {
                    forEachCollection(
                            (name, documents) -> collection(database, name).insertMany(session, documents));
                }
                return true;
            });
        }
    }

    private static boolean hasTransactions(MongoDatabase database) {
        Document hello = database.runCommand(new Document("hello", 1));
        return hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg"));
    }

    private static void forEachCollection(BiConsumer<String, List<BsonDocument>> action) {
        read().forEach((name, documents) -> action.accept(
                name, documents.asArray().stream().map(BsonValue::asDocument).toList()));
    }

    private static BsonDocument read() {
        try {
            return BsonDocument.parse(
                    new ClassPathResource("old-data.json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MongoCollection<BsonDocument> collection(MongoDatabase database, String name) {
        return database.getCollection(name, BsonDocument.class);
    }
}
