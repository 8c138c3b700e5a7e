package io.automigration.proof.many;

import com.mongodb.MongoException;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.automigration.internal.store.ServerErrors;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** With transactions: the fence, where it has one's own token, changes in the transaction of the effect. */
record InTransactions(MongoClient client, MongoCollection<Document> lock, MongoCollection<Document> effects)
        implements Guarded.Effects {

    @Override
    public Guarded guarded() {
        ClientSession session = client.startSession();
        return new Guarded() {
            @Override
            public boolean commit(long token, int contender) {
                while (true) {
                    try {
                        return tryToCommit(session, token, contender);
                    } catch (MongoException e) {
                        if (!ServerErrors.transientInTransaction(e)) {
                            throw e;
                        }
                    } finally {
                        if (session.hasActiveTransaction()) {
                            session.abortTransaction();
                        }
                    }
                }
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    private boolean tryToCommit(ClientSession session, long token, int contender) {
        session.startTransaction(
                TransactionOptions.builder().writeConcern(WriteConcern.MAJORITY).build());
        Document fence = lock.findOneAndUpdate(
                session,
                Filters.and(Filters.eq("_id", "fence"), Filters.eq("token", token)),
                Updates.inc("writes", 1L),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (fence == null) {
            return false;
        }
        effects.insertOne(
                session,
                new Document("_id", fence.getLong("writes"))
                        .append("token", token)
                        .append("contender", contender));
        session.commitTransaction();
        return true;
    }

    @Override
    public List<Guarded.Effect> made() {
        return effects.find()
                .sort(Sorts.ascending("_id"))
                .map(made ->
                        new Guarded.Effect(made.getLong("_id"), made.getLong("token"), made.getInteger("contender")))
                .into(new ArrayList<>());
    }
}
