package io.automigration.internal.lock;

import com.mongodb.MongoException;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.store.Activity;
import io.automigration.internal.store.EntryChanges;
import io.automigration.internal.store.HistorySnapshot;
import io.automigration.internal.store.LockDocument;
import io.automigration.internal.store.Resending;
import io.automigration.internal.text.Causes;
import java.time.Duration;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The lock in a run's hands, from its acquisition to its release. It is renewed by a thread of its own, and knows whether it
 * is still held; who asks it goes on only while that is so. Safety does not rest on it, but on the fence at its token.
 */
public final class Lease implements AutoCloseable {

    // releasing is a courtesy: who can't say it leaves it to the lease
    private static final Duration PATIENCE_TO_RELEASE = Duration.ofSeconds(10);

    private final Run run;
    private final MigrationLock lock;
    private final long token;
    private final @Nullable RunSession session;
    private final Heartbeat heartbeat;
    private volatile @Nullable String lost;
    private volatile @Nullable Supplier<Activity> work;
    private boolean done;

    /**
     * Begins to renew it.
     *
     * @param lock the lock, acquired by this run
     * @param token the fencing token that was drawn
     * @param session the session of all its transactions; null where the server has none
     */
    Lease(Run run, MigrationLock lock, long token, @Nullable RunSession session) {
        this.run = run;
        this.lock = lock;
        this.token = token;
        this.session = session;
        this.heartbeat = new Heartbeat(
                lock, token, run.settings().lease(), this::activity, () -> lose("another run holds the lock"));
    }

    /** The run that holds it. */
    public Run run() {
        return run;
    }

    /** The fencing token that was drawn. */
    public long token() {
        return token;
    }

    /** The session of all transactions of the run; null where the server has none. */
    public @Nullable RunSession session() {
        return session;
    }

    /** The run as author of a change that is made now. */
    public EntryChanges.Author author() {
        return new EntryChanges.Author(
                token, run.id(), run.participant(), run.time().clock().now());
    }

    /** It is another's: nothing more is to be written. */
    public void lose(String found) {
        lost = found;
        run.interruption().interrupt();
    }

    /** Whether nothing stands against going on. */
    public boolean held() {
        return lost == null && !run.interruption().stopping();
    }

    /**
     * Goes on only while it is held.
     *
     * @param doing what the run is doing, for people
     * @throws LockLostException when it is another's
     * @throws RunStoppedException when the process is asked to end
     */
    public void ensureHeld(String doing) {
        String found = lost;
        if (found != null) {
            throw new LockLostException(token, found);
        }
        run.interruption().ensureNotStopping(doing);
    }

    /**
     * Reads everything with one command; lock and fence must still be this run's.
     *
     * @throws LockLostException when they are another's
     */
    public HistorySnapshot readAgain() {
        HistorySnapshot read = run.resending()
                .untilAnswered("reading the history", () -> run.history().read());
        LockDocument seen = read.lock();
        boolean mine = lock.mine(seen) && seen != null && seen.token() == token && read.fence() == token;
        if (!mine) {
            lose("the lock is held by " + (seen == null ? "nobody" : seen.describe()) + ", the fence is at "
                    + read.fence());
        }
        ensureHeld("planning");
        return read;
    }

    /**
     * The run is at work; those who wait are told what it does.
     *
     * @param activity what it does, and how far it is
     * @param sayProgress called now and then, on another thread, while it is at work
     */
    public void working(Supplier<Activity> activity, Runnable sayProgress) {
        work = activity;
        heartbeat.workBegan(sayProgress);
    }

    /** The run is not at work. */
    public void idle() {
        heartbeat.workEnded();
        work = null;
    }

    /** The work is done, and no session left anything open. */
    void done() {
        done = true;
    }

    private @Nullable Activity activity() {
        Supplier<Activity> current = work;
        return current == null ? null : current.get();
    }

    /** Raises the fence to its token: from then on nobody before can write. */
    void raiseFence() {
        long fence = run.resending().untilAnswered("raising the fence", () -> lock.raise(token));
        if (fence != token) {
            throw new LockLostException(token, "the fence is at " + fence);
        }
    }

    /** Releases it. Where that can't be said to the server, others take it over after its lease. */
    @Override
    public void close() {
        heartbeat.close();
        BsonDocument orphan = done || session == null ? null : session.endWhatIsOpen(run);
        release(run, lock, token, orphan);
    }

    /** Releases a lock that is this run's, with patience. */
    static void release(Run run, MigrationLock lock, long token, @Nullable BsonDocument orphan) {
        try {
            new Resending(run.time().ticker(), PATIENCE_TO_RELEASE).untilAnswered("releasing the lock", () -> {
                lock.release(token, orphan, PATIENCE_TO_RELEASE);
                return token;
            });
        } catch (MongoException e) {
            sayUnreleased(token, e);
        }
    }

    /** Releases it at once, on another thread than the run's, whose process ends. */
    void releaseNow(@Nullable BsonDocument orphan, Duration patience) {
        try {
            lock.release(token, orphan, patience);
        } catch (MongoException e) {
            sayUnreleased(token, e);
        }
    }

    private static void sayUnreleased(long token, MongoException error) {
        LogEvent.LOCK_RELEASE_FAILED
                .with(LogField.TOKEN, token)
                .log(
                        "The lock could not be released; another instance takes it over when its lease expires. {}",
                        Causes.text(error));
    }
}
