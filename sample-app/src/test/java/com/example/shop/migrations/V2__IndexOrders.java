package com.example.shop.migrations;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import java.util.ArrayList;
import org.bson.Document;

// tag::index[]
@Migration(description = "Orders can be found by customer", transaction = TransactionMode.NONE, idempotent = true)
class V2__IndexOrders implements MongoMigration {

    private static final String INDEX = "customer_date";

    @Override
    public void up(MigrationContext context) {
        orders(context).createIndex(Indexes.ascending("customer", "date"), new IndexOptions().name(INDEX));
    }

    @Override
    public void down(MigrationContext context) {
        if (orders(context).listIndexes().into(new ArrayList<>()).stream()
                .anyMatch(index -> INDEX.equals(index.getString("name")))) {
            orders(context).dropIndex(INDEX);
        }
    }

    private static MongoCollection<Document> orders(MigrationContext context) {
        return context.database().getCollection("orders");
    }
}
// end::index[]
