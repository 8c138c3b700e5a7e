package com.example.shop.migrations;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;

@Migration(description = "Every user has a plan, free at first")
class V1__AddPlan implements MongoMigration {

    @Override
    public void up(MigrationContext context) {
        context.database().getCollection("users").updateMany(exists("plan", false), set("plan", "free"));
    }

    @Override
    public void down(MigrationContext context) {
        context.database().getCollection("users").updateMany(eq("plan", "free"), unset("plan"));
    }
}
