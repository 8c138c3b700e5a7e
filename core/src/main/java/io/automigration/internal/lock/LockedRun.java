package io.automigration.internal.lock;

import com.mongodb.MongoException;
import io.automigration.internal.store.HistorySnapshot;
import io.automigration.internal.store.LockDocument;
import io.automigration.internal.store.NoAnswer;
import io.automigration.internal.store.Resending;
import io.automigration.internal.store.Topology;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * One run under the lock: acquire it, raise the fence, read everything again, do the work, release it.
 *
 * <p>Whatever happens, two things are never done: a step is not committed without the fence, and nothing is written over a
 * commit whose outcome is unknown.
 */
public final class LockedRun {

    private final Run run;
    private final MigrationLock lock;
    private final WhenHeld whenHeld;
    private volatile @Nullable RunSession session;
    private volatile @Nullable Lease lease;

    /**
     * A run that has not begun.
     *
     * @param whenHeld what it does while a live instance holds the lock
     */
    public LockedRun(Run run, WhenHeld whenHeld) {
        this.run = run;
        this.lock = new MigrationLock(
                run.history(), run.id(), run.participant(), run.settings().lease());
        this.whenHeld = whenHeld;
    }

    /**
     * Acquires the lock and does the work.
     *
     * @param work the work
     * @param history what was read before, with something to do
     * @param topology what the server is
     * @return whether it did: false when others have left nothing to do meanwhile
     */
    public boolean perform(Work work, HistorySnapshot history, Topology topology) {
        EndOnShutdown hook = new EndOnShutdown(run.interruption(), this::force);
        try (RunSession opened =
                topology.transactions() ? RunSession.open(run.database().factory()) : null) {
            session = opened;
            LockQueue queue = new LockQueue(run, lock, work, whenHeld, history);
            OptionalLong token = acquire(queue, opened);
            token.ifPresent(drawn -> underLock(work, drawn, queue.seen()));
            return token.isPresent();
        } finally {
            hook.close();
        }
    }

    /**
     * Waits until others have left nothing to do.
     *
     * @return false: the lock was never this run's
     */
    public boolean leaveToOthers(Work work, HistorySnapshot history) {
        EndOnShutdown hook = new EndOnShutdown(run.interruption(), () -> {});
        try {
            new LockQueue(run, lock, work, whenHeld, history).waitForOthers();
            return false;
        } finally {
            hook.close();
        }
    }

    private OptionalLong acquire(LockQueue queue, @Nullable RunSession opened) {
        OptionalLong token = OptionalLong.empty();
        try {
            token = queue.acquire(opened == null ? null : opened.id());
            return token;
        } catch (MongoException e) {
            if (!NoAnswer.is(e)) {
                releaseIfAcquired(e);
            }
            throw e;
        } finally {
            LockDocument seen = queue.seen();
            if (token.isEmpty() && seen != null && lock.mine(seen)) {
                // acquired by a command whose answer was lost, and there is nothing to be done with it
                Lease.release(run, lock, seen.token(), seen.orphan());
            }
        }
    }

    /** An error does not say that the lock was not acquired. */
    private void releaseIfAcquired(MongoException error) {
        try {
            LockDocument found = run.history().readLock();
            if (found != null && lock.mine(found)) {
                Lease.release(run, lock, found.token(), found.orphan());
            }
        } catch (MongoException e) {
            error.addSuppressed(e);
        }
    }

    private void underLock(Work work, long token, @Nullable LockDocument before) {
        try (Lease held = new Lease(run, lock, token, session)) {
            lease = held;
            endSessionsOf(before);
            held.raiseFence();
            work.perform(held.readAgain(), held);
            held.done();
        }
    }

    /** A transaction that the predecessor left open would hold up the first step until the server ends it. */
    private void endSessionsOf(@Nullable LockDocument before) {
        if (before == null) {
            return;
        }
        LockDocument.Holder holder = before.holder();
        // a lock that was acquired by a command whose answer was lost is this run's, and only the orphan is another's
        BsonDocument left = holder == null || lock.mine(before) ? null : holder.session();
        Resending resending = new Resending(run.time().ticker(), RunSession.PATIENCE_TO_END);
        Stream.of(left, before.orphan())
                .filter(Objects::nonNull)
                .forEach(id -> RunSession.end(run.database(), id, resending));
    }

    /** On the thread that ends the process, when the migrating one does not react. */
    private void force() {
        RunSession opened = session;
        Lease held = lease;
        BsonDocument id = opened == null ? null : opened.id();
        boolean ended = id != null
                && RunSession.end(run.database(), id, new Resending(run.time().ticker(), Duration.ZERO));
        if (held != null) {
            held.releaseNow(ended ? null : id, RunSession.PATIENCE_TO_END);
        }
    }
}
