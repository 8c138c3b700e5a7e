package com.example.shop.migrations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

// tag::large[]
@Migration(description = "Each order has its total", transaction = TransactionMode.NONE, idempotent = true)
class V6__AddTotals implements MongoMigration {

    private static final int BATCH = 1_000;
    private static final Bson PENDING = exists("total", false);

    @Override
    public void up(MigrationContext context) {
        MongoCollection<Document> orders = context.database().getCollection("orders");
        Bson total = Aggregates.set(new Field<>("total", new Document("$multiply", List.of("$price", "$quantity"))));
        long done = 0;
        long all = orders.countDocuments(PENDING);
        for (List<Object> ids = next(orders, PENDING); !ids.isEmpty(); ids = next(orders, and(PENDING, after(ids)))) {
            context.ensureHeld(); // throws when another instance has taken over
            orders.updateMany(and(in("_id", ids), PENDING), List.of(total));
            done += ids.size();
            context.progress(done, all);
        }
    }

    private static List<Object> next(MongoCollection<Document> orders, Bson filter) {
        return orders.find(filter)
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .limit(BATCH)
                .map(order -> order.get("_id"))
                .into(new ArrayList<>());
    }

    private static Bson after(List<Object> ids) {
        return gt("_id", ids.get(ids.size() - 1));
    }
}
// end::large[]
