package io.automigration.sample.migrations;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * A transaction would make the collections when it first writes to them, but its way back could not drop them. Thus they
 * have a migration of their own, in which each statement may be run again.
 */
@Migration(
        description = "Collections for what the next migrations split off",
        transaction = TransactionMode.NONE,
        idempotent = true)
class V4_1__CreateCollections implements MongoMigration {

    private static final List<String> NAMES = List.of("evaluation_results", "removed_users");
    private static final String INDEX = "evaluation_id_position";

    @Override
    public void up(MigrationContext context) {
        Set<String> present = names(context.database());
        NAMES.stream().filter(name -> !present.contains(name)).forEach(context.database()::createCollection);
        results(context).createIndex(Indexes.ascending("evaluation_id", "position"), new IndexOptions().name(INDEX));
    }

    @Override
    public void down(MigrationContext context) {
        if (hasIndex(context)) {
            results(context).dropIndex(INDEX);
        }
        Set<String> present = names(context.database());
        NAMES.stream()
                .filter(present::contains)
                .map(context.database()::getCollection)
                .filter(collection -> collection.find().first() == null)
                .forEach(MongoCollection::drop);
    }

    @Override
    public void verify(MigrationContext context) {
        if (!names(context.database()).containsAll(NAMES) || !hasIndex(context)) {
            throw new IllegalStateException("one of " + NAMES + " or the index " + INDEX + " is not there");
        }
    }

    private static boolean hasIndex(MigrationContext context) {
        return results(context).listIndexes().into(new HashSet<>()).stream()
                .anyMatch(index -> INDEX.equals(index.getString("name")));
    }

    private static Set<String> names(MongoDatabase database) {
        return database.listCollectionNames().into(new HashSet<>());
    }

    private static MongoCollection<Document> results(MigrationContext context) {
        return context.database().getCollection("evaluation_results");
    }
}
