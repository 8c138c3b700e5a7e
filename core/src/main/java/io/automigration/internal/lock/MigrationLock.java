package io.automigration.internal.lock;

import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.automigration.internal.store.Activity;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.internal.store.HistorySnapshot;
import io.automigration.internal.store.LockDocument;
import io.automigration.internal.store.Participant;
import io.automigration.internal.store.ServerErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The two documents that say who may: the lock, which saves work, and the fence, on which safety rests.
 *
 * <pre>{@code
 * { _id: "lock", format: 1, token: 7, beat: 12, holder: { run, host, pid, application, build, lease, session }, activity }
 * { _id: "fence", format: 1, token: 7, writes: 31 }
 * }</pre>
 *
 * <ol>
 *   <li>A free lock is acquired with a token that was never drawn before; one whose holder is silent for a lease is taken over
 *       by an update that matches the very token and beat that were watched.
 *   <li>The fence is raised to the drawn token. It never falls.
 *   <li>The holder's writes match the fence at its own token; so after a raise nobody before can write.
 *   <li>The lock is released by its holder only.
 * </ol>
 *
 * Each command may be sent again: its filter says what it expects.
 */
public final class MigrationLock {

    private final HistoryCollection collection;
    private final String run;
    private final Participant participant;
    private final Duration lease;

    /**
     * The lock as one run sees it.
     *
     * @param collection where it is
     * @param run the run's id
     * @param participant this instance
     * @param lease for how long it may give no sign of life, while it holds the lock
     */
    public MigrationLock(HistoryCollection collection, String run, Participant participant, Duration lease) {
        this.collection = collection;
        this.run = run;
        this.participant = participant;
        this.lease = lease;
    }

    /**
     * Acquires the lock if it is still free.
     *
     * @param history how it was read: free, or never taken
     * @param session the session of all transactions of this run; null when it has none
     * @return whether it is this run's now
     */
    public boolean acquire(HistorySnapshot history, @Nullable BsonDocument session) {
        long token = history.nextToken();
        LockDocument lock = history.lock();
        if (lock == null) {
            return insert(token, session);
        }
        return matched(lock.unchanged(), acquired(token, session));
    }

    /**
     * Takes the lock over if its holder is still silent.
     *
     * @param history how it was read: held, with the token and beat that were watched for a lease
     * @param session the session of all transactions of this run; null when it has none
     * @return whether it is this run's now
     */
    public boolean takeOver(HistorySnapshot history, @Nullable BsonDocument session) {
        LockDocument lock = history.lock();
        if (lock == null || lock.holder() == null) {
            return acquire(history, session);
        }
        List<Bson> changes = new ArrayList<>(List.of(acquired(history.nextToken(), session)));
        if (lock.holder().session() != null) {
            changes.add(Updates.set("orphan", lock.holder().session()));
        }
        return matched(lock.unchanged(), Updates.combine(changes));
    }

    /** Whether the lock, as it was read, is this run's. */
    public boolean mine(@Nullable LockDocument lock) {
        return lock != null && lock.holder() != null && lock.holder().run().equals(run);
    }

    /**
     * Raises the fence to a token of this run.
     *
     * @param token the token that was drawn
     * @return what the fence is now: the token, or a higher one, and then the lock is lost
     */
    public long raise(long token) {
        try {
            collection
                    .documents()
                    .updateOne(
                            // flat: some servers take the _id of an upsert from the top level of its filter only
                            new BsonDocument("_id", new BsonString(HistoryCollection.FENCE))
                                    .append("token", new BsonDocument("$lt", new BsonInt64(token))),
                            Updates.combine(
                                    Updates.set("format", HistoryCollection.FORMAT),
                                    Updates.set("token", token),
                                    Updates.setOnInsert("writes", 0L)),
                            new UpdateOptions().upsert(true));
            return token;
        } catch (MongoWriteException e) {
            if (!ServerErrors.sameId(e)) {
                throw e;
            }
            // it is there and not lower: raised already by a command whose answer was lost, or by a successor
            long fence = collection.readFence();
            if (fence < token) {
                throw new MongoTimeoutException("the fence is raised, but can't be read yet");
            }
            return fence;
        }
    }

    /**
     * Renews the lease: shows that the holder lives.
     *
     * @param token the token that was drawn
     * @param activity what it does; null when nothing
     * @param patience how long the command may take
     * @return whether the lock is still this run's
     */
    public boolean renew(long token, @Nullable Activity activity, Duration patience) {
        Bson beat = Updates.inc("beat", 1L);
        Bson doing = activity == null ? Updates.unset("activity") : Updates.set("activity", activity.write());
        return collection
                        .within(patience)
                        .updateOne(held(token), Updates.combine(beat, doing))
                        .getMatchedCount()
                == 1;
    }

    /**
     * Releases the lock if it is still this run's.
     *
     * @param token the token that was drawn
     * @param orphan the session that could not be ended and that the next holder should end; null when there is none
     * @param patience how long the command may take
     */
    public void release(long token, @Nullable BsonDocument orphan, Duration patience) {
        collection
                .within(patience)
                .updateOne(
                        held(token),
                        Updates.combine(
                                Updates.unset("holder"),
                                Updates.unset("activity"),
                                orphan == null ? Updates.unset("orphan") : Updates.set("orphan", orphan)));
    }

    private boolean insert(long token, @Nullable BsonDocument session) {
        try {
            collection
                    .documents()
                    .insertOne(new BsonDocument("_id", new BsonString(LockDocument.ID))
                            .append("format", new BsonInt32(HistoryCollection.FORMAT))
                            .append("token", new BsonInt64(token))
                            .append("beat", new BsonInt64(0))
                            .append("holder", holder(session)));
            return true;
        } catch (MongoWriteException e) {
            if (!ServerErrors.sameId(e)) {
                throw e;
            }
            return false;
        }
    }

    private Bson acquired(long token, @Nullable BsonDocument session) {
        return Updates.combine(
                Updates.set("format", HistoryCollection.FORMAT),
                Updates.set("token", token),
                Updates.set("beat", 0L),
                Updates.set("holder", holder(session)),
                Updates.unset("activity"));
    }

    private BsonDocument holder(@Nullable BsonDocument session) {
        BsonDocument holder = new BsonDocument("run", new BsonString(run));
        holder.putAll(participant.writeHolder());
        holder.append("lease", new BsonInt64(lease.toMillis()));
        if (session != null) {
            holder.append("session", session);
        }
        return holder;
    }

    private Bson held(long token) {
        return new BsonDocument("_id", new BsonString(LockDocument.ID))
                .append("token", new BsonInt64(token))
                .append("holder.run", new BsonString(run));
    }

    private boolean matched(Bson filter, Bson update) {
        return collection.documents().updateOne(filter, update).getMatchedCount() == 1;
    }
}
