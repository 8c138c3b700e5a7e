package io.automigration.sample.migrations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import org.bson.Document;

// tag::feature-flag[]
@Migration(description = "Users have a feature flag for workflows, off at first")
class V6__AddWorkflowsFlag implements MongoMigration {

    @Override
    public void up(MigrationContext context) {
        var users = users(context);
        users.updateMany(exists("workflows"), set("before_v6", true)); // they keep their own
        users.updateMany(exists("workflows", false), set("workflows", false));
    }

    @Override
    public void down(MigrationContext context) {
        var users = users(context);
        var off = eq("workflows", false); // who has switched it on keeps it on
        users.updateMany(and(off, exists("before_v6", false)), unset("workflows"));
        users.updateMany(exists("before_v6"), unset("before_v6"));
    }

    @Override
    public void verify(MigrationContext context) {
        long without = users(context).countDocuments(exists("workflows", false));
        if (without > 0) {
            throw new IllegalStateException(without + " users have no flag for workflows");
        }
    }

    private static MongoCollection<Document> users(MigrationContext context) {
        return context.database().getCollection("users");
    }
}
// end::feature-flag[]
