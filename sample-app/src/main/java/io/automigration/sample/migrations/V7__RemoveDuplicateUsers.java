package io.automigration.sample.migrations;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Sorts;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

@Migration(description = "Of users with the same e-mail address the first stays; the others are set aside")
class V7__RemoveDuplicateUsers implements MongoMigration {

    /** Users without an address, or with an empty one, are not each other's duplicates. */
    static final Bson HAS_EMAIL = Filters.gt("email", "");

    @Override
    public void up(MigrationContext context) {
        Bulk inserts = new Bulk(removed(context));
        Bulk deletes = new Bulk(users(context));
        forEachDuplicate(context, user -> {
            inserts.add(new InsertOneModel<>(user));
            deletes.add(new DeleteOneModel<>(eq(user.get("_id"))));
        });
        inserts.flush();
        deletes.flush();
    }

    @Override
    public void down(MigrationContext context) {
        Bulk inserts = new Bulk(users(context));
        Bulk deletes = new Bulk(removed(context));
        try (MongoCursor<BsonDocument> removed = removed(context).find().cursor()) {
            while (removed.hasNext()) {
                BsonDocument user = removed.next();
                inserts.add(new InsertOneModel<>(user));
                deletes.add(new DeleteOneModel<>(eq(user.get("_id"))));
            }
        }
        inserts.flush();
        deletes.flush();
    }

    @Override
    public void verify(MigrationContext context) {
        forEachDuplicate(context, user -> {
            throw new IllegalStateException("there still is a duplicate, the user with _id " + user.get("_id"));
        });
    }

    /** Sorted by the server, duplicates follow one another: nothing but the last address is to be remembered. */
    private static void forEachDuplicate(MigrationContext context, Consumer<BsonDocument> action) {
        BsonValue email = BsonNull.VALUE;
        try (MongoCursor<BsonDocument> users = users(context)
                .find(HAS_EMAIL)
                .sort(Sorts.ascending("email", "_id"))
                .cursor()) {
            while (users.hasNext()) {
                BsonDocument user = users.next();
                BsonValue last = email;
                email = user.get("email", last);
                if (email.equals(last)) {
                    action.accept(user);
                }
            }
        }
    }

    private static MongoCollection<BsonDocument> users(MigrationContext context) {
        return context.database().getCollection("users", BsonDocument.class);
    }

    private static MongoCollection<BsonDocument> removed(MigrationContext context) {
        return context.database().getCollection("removed_users", BsonDocument.class);
    }
}
