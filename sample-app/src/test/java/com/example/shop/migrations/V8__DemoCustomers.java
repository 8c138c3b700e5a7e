package com.example.shop.migrations;

import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import org.bson.Document;
import org.springframework.context.annotation.Profile;

// tag::profile[]
@Profile("demo")
@Migration(description = "A customer to play with")
class V8__DemoCustomers implements MongoMigration {

    @Override
    public void up(MigrationContext context) {
        context.database().getCollection("users").insertOne(new Document("_id", "demo").append("name", "Ada Demo"));
    }
}
// end::profile[]
