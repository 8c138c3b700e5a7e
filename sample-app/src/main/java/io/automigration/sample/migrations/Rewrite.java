package io.automigration.sample.migrations;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;

/**
 * Changes documents one by one, in the application, where the server's update operators can't say what is to become of
 * them. It reads them as a stream and writes them back in bulks, so that a collection may be larger than the memory.
 *
 * <p>What others write meanwhile is safe in a transaction only: there it is a conflict, and the step is tried again.
 */
final class Rewrite {

    private Rewrite() {}

    /** Replaces every document by what becomes of it; one that stays the same is not written. */
    static void each(MongoCollection<BsonDocument> collection, UnaryOperator<BsonDocument> change) {
        Bulk bulk = new Bulk(collection);
        try (MongoCursor<BsonDocument> documents = collection.find().cursor()) {
            while (documents.hasNext()) {
                BsonDocument document = documents.next();
                BsonDocument changed = change.apply(document);
                if (!changed.equals(document)) {
                    bulk.add(new ReplaceOneModel<>(Filters.eq(document.get("_id")), changed));
                }
            }
        }
        bulk.flush();
    }
}
