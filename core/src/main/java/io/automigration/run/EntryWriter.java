package io.automigration.run;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import io.automigration.history.EntryChange;
import io.automigration.history.HistoryCollection;
import io.automigration.lock.Resending;
import java.util.List;
import org.bson.BsonDocument;

/** Writes changes of entries: together with the fence inside a transaction, or alone. */
final class EntryWriter {

    private final RunContext run;

    EntryWriter(RunContext run) {
        this.run = run;
    }

    /**
     * Writes fence and entry with one command, in a transaction.
     *
     * @throws Outdated when one of the two is not as it should be
     */
    void writeFenced(ClientSession session, EntryChange change) {
        // the fence must change, or the write would not conflict with a raise
        UpdateOneModel<BsonDocument> fence = new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", HistoryCollection.FENCE),
                        Filters.eq("token", run.hold().token())),
                Updates.inc("writes", 1L));
        try {
            BulkWriteResult result =
                    run.collection().inTransaction().bulkWrite(session, List.of(fence, change.statement()));
            boolean matched = change.inserts()
                    ? result.getMatchedCount() == 1 && result.getUpserts().size() == 1
                    : result.getMatchedCount() == 2;
            if (!matched) {
                throw new Outdated("fence or entry is not as it was", null);
            }
        } catch (MongoBulkWriteException e) {
            if (ServerErrors.code(e) == ServerErrors.DUPLICATE_KEY) { // inserted by another meanwhile
                throw new Outdated("the entry is there by now", e);
            }
            throw e;
        }
    }

    /** Writes an entry alone, until that is answered; false when it is not as it was seen. */
    boolean write(EntryChange change) {
        return write(change, run.resending());
    }

    /** Likewise, with another patience. */
    boolean write(EntryChange change, Resending resending) {
        return resending.untilAnswered("the writing of an entry", () -> matches(change)) || run.isThere(change);
    }

    private boolean matches(EntryChange change) {
        try {
            UpdateResult result = run.collection()
                    .documents()
                    .updateOne(change.filter(), change.update(), new UpdateOptions().upsert(change.inserts()));
            return change.inserts() ? result.getUpsertedId() != null : result.getMatchedCount() == 1;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }
}
