package com.example.shop.migrations;

import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import org.bson.Document;

// tag::validator[]
@Migration(description = "A product without a price is rejected", transaction = TransactionMode.NONE, idempotent = true)
class V4__RequirePrice implements MongoMigration {

    @Override
    public void up(MigrationContext context) {
        validate(context, Document.parse("{$jsonSchema: {required: ['price']}}"));
    }

    @Override
    public void down(MigrationContext context) {
        validate(context, new Document());
    }

    private static void validate(MigrationContext context, Document validator) {
        context.database().runCommand(new Document("collMod", "products").append("validator", validator));
    }
}
// end::validator[]
