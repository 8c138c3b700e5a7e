package io.automigration.proof.many;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Without transactions: the effect is announced at the next place, then the fence is read; who is not its owner withdraws. */
record Announced(MongoCollection<Document> lock, MongoCollection<Document> effects) implements Guarded.Effects {

    @Override
    public Guarded guarded() {
        return new Guarded() {
            @Override
            public boolean commit(long token, int contender) {
                while (true) {
                    Document last = effects.find().sort(Sorts.descending("_id")).first();
                    long place = last == null ? 1 : last.getLong("_id") + 1;
                    if (announced(place, token, contender)) {
                        return confirmed(place, token);
                    }
                }
            }

            @Override
            public void close() {}
        };
    }

    private boolean announced(long place, long token, int contender) {
        try {
            effects.insertOne(new Document("_id", place).append("token", token).append("contender", contender));
            return true;
        } catch (DuplicateKeyException | MongoWriteException e) {
            return false;
        }
    }

    private boolean confirmed(long place, long token) {
        Document fence = lock.find(Filters.eq("_id", "fence")).first();
        boolean mine = fence != null && fence.getLong("token") == token;
        if (!mine) {
            effects.updateOne(Filters.eq("_id", place), Updates.set("withdrawn", true));
        }
        return mine;
    }

    @Override
    public List<Guarded.Effect> made() {
        return effects.find(Filters.exists("withdrawn", false))
                .sort(Sorts.ascending("_id"))
                .map(made ->
                        new Guarded.Effect(made.getLong("_id"), made.getLong("token"), made.getInteger("contender")))
                .into(new ArrayList<>());
    }
}
