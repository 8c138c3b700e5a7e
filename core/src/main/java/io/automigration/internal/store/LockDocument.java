package io.automigration.internal.store;

import java.time.Duration;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The lock, as it was read. It is free unless its holder says which run it is: without that no run can renew or release it. The
 * filter of an update takes it as it is, so that a lock that a person has edited can be acquired like any other.
 *
 * @param token how often it was taken
 * @param beat grows while the holder lives
 * @param holder who holds it; null when it is free
 * @param activity what the holder does, for people; empty when it has not said
 * @param orphan the id of a session that a former holder left open and that should be ended; null when there is none
 * @param unchanged matches the lock while token and holder, or beat when it is held, are as they were read
 */
public record LockDocument(
        long token,
        long beat,
        @Nullable Holder holder,
        String activity,
        @Nullable BsonDocument orphan,
        BsonDocument unchanged) {

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
        BsonDocument holder = Fields.shownDocument(document, "holder");
        String run = Fields.shown(holder, "run");
        boolean free = run.isEmpty();
        return new LockDocument(
                Fields.shownNumber(document, "token"),
                Fields.shownNumber(document, "beat"),
                free ? null : new Holder(run, Participant.read(holder), session(holder, "session"), lease(holder)),
                Activity.describe(Fields.shownDocument(document, "activity")),
                session(document, "orphan"),
                unchanged(document, free));
    }

    private static BsonDocument unchanged(BsonDocument document, boolean free) {
        String second = free ? "holder" : "beat";
        return new BsonDocument("_id", new BsonString(ID))
                .append("token", same(document, "token"))
                .append(second, same(document, second));
    }

    /** Null matches a field that is missing, too. */
    private static BsonValue same(BsonDocument document, String field) {
        BsonValue value = document.getOrDefault(field, BsonNull.VALUE);
        return value.isNumber() || value.isNull() ? value : new BsonDocument("$eq", value);
    }

    /** Whom one waits for, for people. */
    public String describe() {
        if (holder == null) {
            return "nobody";
        }
        return holder.participant() + ", token " + token + (activity.isEmpty() ? "" : ", at " + activity);
    }

    private static Duration lease(BsonDocument holder) {
        Duration lease = Duration.ofMillis(Math.max(0, Fields.shownNumber(holder, "lease")));
        return lease.compareTo(LONGEST_LEASE) < 0 ? lease : LONGEST_LEASE;
    }

    private static @Nullable BsonDocument session(BsonDocument document, String field) {
        return document.isDocument(field) ? document.getDocument(field) : null;
    }
}
