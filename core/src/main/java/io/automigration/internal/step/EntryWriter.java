package io.automigration.internal.step;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import io.automigration.internal.lock.Lease;
import io.automigration.internal.store.DatabaseErrorException;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.internal.store.NoAnswer;
import io.automigration.internal.store.Resending;
import io.automigration.internal.store.ServerErrors;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** Writes changes of entries: together with the fence inside a transaction, or alone. */
final class EntryWriter {

    private final Lease lease;

    /** A writer for the holder of the lease. */
    EntryWriter(Lease lease) {
        this.lease = lease;
    }

    /**
     * Writes fence and entry with one command, in a transaction.
     *
     * @throws PlanOutdatedException when one of the two is not as it should be
     */
    void writeFenced(ClientSession session, EntryChange change) {
        // the fence must change, or the write would not conflict with a raise
        UpdateOneModel<BsonDocument> fence = new UpdateOneModel<>(
                new BsonDocument("_id", new BsonString(HistoryCollection.FENCE))
                        .append("token", new BsonInt64(lease.token())),
                Updates.inc("writes", 1L));
        try {
            BulkWriteResult result =
                    lease.run().history().inTransaction().bulkWrite(session, List.of(fence, change.statement()));
            boolean matched = change.inserts()
                    ? result.getMatchedCount() == 1 && result.getUpserts().size() == 1
                    : result.getMatchedCount() == 2;
            if (!matched) {
                throw new PlanOutdatedException("its entry or the fence has changed", null);
            }
        } catch (MongoBulkWriteException e) {
            if (ServerErrors.sameId(e)) { // inserted by another meanwhile
                throw new PlanOutdatedException("its entry exists by now", e);
            }
            throw DatabaseErrorException.ofCollection(lease.run().history().namespace(), e)
                    .<RuntimeException>map(refused -> refused)
                    .orElse(e);
        }
    }

    /** Writes an entry alone, until that is answered; false when it is not as it was seen. */
    boolean write(EntryChange change) {
        return write(change, lease.run().resending());
    }

    /** Likewise, with another patience. */
    boolean write(EntryChange change, Resending resending) {
        try {
            return resending.untilAnswered("writing an entry", () -> matches(change)) || isThere(change);
        } catch (MongoException e) {
            // an error does not say that nothing was written
            if (NoAnswer.is(e) || !isThere(change)) {
                throw e;
            }
            return true;
        }
    }

    /** Whether a change has taken effect: its answer was lost, or there was none because it had already. */
    boolean isThere(EntryChange change) {
        return lease.run().resending().untilAnswered("reading an entry", () -> {
            Entry entry = lease.run().history().readEntry(change.after().version());
            return entry != null
                    && entry.revision() == change.after().revision()
                    && entry.state() == change.after().state()
                    && entry.token() == lease.token()
                    && entry.run().equals(lease.run().id());
        });
    }

    private boolean matches(EntryChange change) {
        try {
            UpdateResult result = lease.run()
                    .history()
                    .documents()
                    .updateOne(change.filter(), change.update(), new UpdateOptions().upsert(change.inserts()));
            return change.inserts() ? result.getUpsertedId() != null : result.getMatchedCount() == 1;
        } catch (MongoWriteException e) {
            if (!ServerErrors.sameId(e)) {
                throw e;
            }
            return false;
        }
    }
}
