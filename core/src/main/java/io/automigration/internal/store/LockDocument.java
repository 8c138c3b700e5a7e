package io.automigration.internal.store;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The lock, as it was read.
 *
 * @param token how often it was taken
 * @param beat grows while the holder lives
 * @param holder who holds it; null when it is free
 * @param activity what the holder does, for people; empty when it has not said
 * @param orphan the id of a session that a former holder left open and that should be ended; null when there is none
 */
public record LockDocument(
        long token,
        long beat,
        @Nullable Holder holder,
        String activity,
        @Nullable BsonDocument orphan) {

    /** The {@code _id} of the lock. */
    public static final String ID = "lock";

    /**
     * Who holds the lock.
     *
     * @param run the id of the run
     * @param participant its instance
     * @param session the id of the session that all its transactions use; null when it has none
     */
    public record Holder(
            String run, Participant participant, @Nullable BsonDocument session) {}

    /**
     * Reads the document.
     *
     * @param document the document with the id {@value #ID}
     */
    public static LockDocument read(BsonDocument document) {
        BsonDocument holder = document.isDocument("holder") ? document.getDocument("holder") : null;
        return new LockDocument(
                Entry.number(document, "token"),
                Entry.number(document, "beat"),
                holder == null
                        ? null
                        : new Holder(Entry.text(holder, "run"), Participant.read(holder), session(holder, "session")),
                Activity.describe(document.getDocument("activity", new BsonDocument())),
                session(document, "orphan"));
    }

    /** Whom one waits for, for people. */
    public String describe() {
        if (holder == null) {
            return "nobody";
        }
        return holder.participant() + ", token " + token + (activity.isEmpty() ? "" : ", at " + activity);
    }

    private static @Nullable BsonDocument session(BsonDocument document, String field) {
        return document.isDocument(field) ? document.getDocument(field) : null;
    }
}
