package io.automigration.internal.store;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * One change of one entry: it takes effect only where the entry still has the revision that was seen, or is still not there.
 * {@link EntryChanges} makes them.
 *
 * @param seen the entry as it was read; null when there was none
 * @param after the entry as it will be
 * @param update what is sent
 */
public record EntryChange(@Nullable Entry seen, Entry after, BsonDocument update) {

    /** Matches the entry as it was seen; where there was none, whatever is there, which the update leaves as it is. */
    public BsonDocument filter() {
        BsonDocument filter =
                new BsonDocument("_id", new BsonString(after.version().toString()));
        // by nothing more than _id: for more, some servers search the whole history to find that there is none
        return seen == null ? filter : filter.append("revision", new BsonInt64(seen.revision()));
    }

    /** Whether there was no entry before. */
    public boolean inserts() {
        return seen == null;
    }

    /** The change as a statement of an update command. */
    public UpdateOneModel<BsonDocument> statement() {
        return new UpdateOneModel<>(filter(), update, new UpdateOptions().upsert(inserts()));
    }
}
