package io.automigration.sample.migrations;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import java.util.ArrayList;
import org.bson.Document;

/** MongoDB builds no index of a filled collection in a transaction; making one that is there, or dropping none, is harmless. */
@Migration(
        description = "No two users have the same e-mail address",
        transaction = TransactionMode.NONE,
        idempotent = true)
class V8__UniqueUserEmail implements MongoMigration {

    private static final String INDEX = "email_unique";

    @Override
    public void up(MigrationContext context) {
        users(context)
                .createIndex(
                        Indexes.ascending("email"),
                        new IndexOptions()
                                .name(INDEX)
                                .unique(true)
                                .partialFilterExpression(V7__RemoveDuplicateUsers.HAS_EMAIL));
    }

    @Override
    public void down(MigrationContext context) {
        if (isThere(context)) {
            users(context).dropIndex(INDEX);
        }
    }

    @Override
    public void verify(MigrationContext context) {
        if (!isThere(context)) {
            throw new IllegalStateException("the index " + INDEX + " is not there");
        }
    }

    private static boolean isThere(MigrationContext context) {
        return users(context).listIndexes().into(new ArrayList<>()).stream()
                .anyMatch(index -> INDEX.equals(index.getString("name")));
    }

    private static MongoCollection<Document> users(MigrationContext context) {
        return context.database().getCollection("users");
    }
}
