package com.example.shop.migrations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import org.bson.Document;

// tag::split[]
@Migration(description = "A user's name becomes a first and a last name")
class V3__SplitNames implements MongoMigration {

    @Override
    public void up(MigrationContext context) {
        var users = users(context);
        for (Document user : users.find(and(exists("name"), exists("last", false)))) {
            String[] names = user.getString("name").split(" ", 2);
            users.updateOne(
                    eq(user.get("_id")),
                    Updates.combine(
                            Updates.set("first", names.length == 2 ? names[0] : ""),
                            Updates.set("last", names[names.length - 1])));
        }
    }

    @Override
    public void down(MigrationContext context) {
        users(context).updateMany(exists("name"), Updates.combine(Updates.unset("first"), Updates.unset("last")));
    }

    @Override
    public void verify(MigrationContext context) {
        long left = users(context).countDocuments(and(exists("name"), exists("last", false)));
        if (left > 0) {
            throw new IllegalStateException(left + " users have no last name");
        }
    }

    private static MongoCollection<Document> users(MigrationContext context) {
        return context.database().getCollection("users");
    }
}
// end::split[]
