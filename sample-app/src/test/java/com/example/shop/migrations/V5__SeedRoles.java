package com.example.shop.migrations;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import java.util.List;

// tag::seed[]
@Migration(description = "The roles that the shop cannot work without")
class V5__SeedRoles implements MongoMigration {

    private static final List<String> ROLES = List.of("admin", "clerk", "guest");

    @Override
    public void up(MigrationContext context) {
        var roles = context.database().getCollection("roles");
        for (String role : ROLES) {
            roles.updateOne(eq(role), Updates.setOnInsert("createdBy", "seed"), new UpdateOptions().upsert(true));
        }
    }

    @Override
    public void down(MigrationContext context) {
        context.database().getCollection("roles").deleteMany(in("_id", ROLES));
    }
}
// end::seed[]
