package io.automigration.internal.store;

import java.time.Duration;
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

    // what can be set; what is longer was typed by a person, and nobody is to wait for it
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(10);

    /**
     * Who holds the lock.
     *
     * @param run the id of the run
     * @param participant its instance
     * @param session the id of the session that all its transactions use; null when it has none
     * @param lease for how long it may give no sign of life; zero when it does not say
     */
    public record Holder(
            String run, Participant participant, @Nullable BsonDocument session, Duration lease) {}

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
                        : new Holder(
                                Entry.text(holder, "run"),
                                Participant.read(holder),
                                session(holder, "session"),
                                lease(holder)),
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

    private static Duration lease(BsonDocument holder) {
        Duration lease = Duration.ofMillis(Entry.number(holder, "lease"));
        return lease.compareTo(LONGEST_LEASE) < 0 ? lease : LONGEST_LEASE;
    }

    private static @Nullable BsonDocument session(BsonDocument document, String field) {
        return document.isDocument(field) ? document.getDocument(field) : null;
    }
}
