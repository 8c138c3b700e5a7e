package io.automigration.internal.lock;

import com.mongodb.MongoException;
import io.automigration.MigrationVersion;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryState;
import io.automigration.internal.store.HistorySnapshot;
import io.automigration.internal.store.LockDocument;
import io.automigration.internal.store.NoAnswer;
import io.automigration.internal.store.StepError;
import io.automigration.internal.text.Causes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the lock is this run's, or nothing is left to do. It polls the lock, reads the entries when the lock is
 * released or acquired, acquires a free one, and takes over one whose holder is silent for a lease, its own or the holder's.
 */
final class LockQueue {

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SAY_AGAIN = Duration.ofSeconds(10);

    private final Run run;
    private final MigrationLock lock;
    private final Work work;
    private final WhenHeld whenHeld;
    private final Duration interval;
    private final Set<Long> watched = new HashSet<>();

    private HistorySnapshot history;
    private List<MigrationVersion> left;
    private boolean stale;
    private final Observation observation;
    private long aliveAt;
    private @Nullable MongoException unanswered;
    private String said = "";
    private long saidAt;

    /**
     * Begins to wait.
     *
     * @param work what is to be done
     * @param whenHeld what a live holder means
     * @param history what was read just now
     */
    LockQueue(Run run, MigrationLock lock, Work work, WhenHeld whenHeld, HistorySnapshot history) {
        this.run = run;
        this.lock = lock;
        this.work = work;
        this.whenHeld = whenHeld;
        Duration lease = run.settings().lease();
        Duration fifth = lease.dividedBy(5);
        this.interval = fifth.compareTo(LONGEST_INTERVAL) < 0 ? fifth : LONGEST_INTERVAL;
        this.history = history;
        this.left = work.left(history);
        this.observation = new Observation(lease, interval);
        this.aliveAt = now();
        if (history.lock() != null) {
            saw(history.lock());
        }
    }

    /** The lock as it was read before it was acquired; its session may have a transaction open. */
    @Nullable
    LockDocument seen() {
        return history.lock();
    }

    /**
     * Waits for the lock.
     *
     * @param session the session of all transactions of this run; null when it has none
     * @return the token that was drawn; empty when nothing is left to do
     */
    OptionalLong acquire(@Nullable BsonDocument session) {
        while (!left.isEmpty()) {
            run.interruption().ensureNotStopping("waiting for the lock");
            LockDocument seen = history.lock();
            if (seen != null && lock.mine(seen)) {
                return OptionalLong.of(seen.token()); // acquired by a command whose answer was lost
            }
            boolean free = seen == null || seen.holder() == null;
            boolean over = whenHeld == WhenHeld.TAKE_OVER || observation.silentForALease();
            if (!(free ? !stale : over)) {
                say();
                poll();
                timeOut();
            } else if (acquired(free, session)) {
                return OptionalLong.of(history.nextToken());
            }
        }
        return OptionalLong.empty();
    }

    /** Tries to acquire a free lock, or to take over a held one. */
    private boolean acquired(boolean free, @Nullable BsonDocument session) {
        long drawn = history.nextToken();
        Boolean acquired = answered(() -> free ? lock.acquire(history, session) : lock.takeOver(history, session));
        if (Boolean.TRUE.equals(acquired)) {
            if (!free) {
                sayTakenOver(drawn);
            }
            return true;
        }
        // the observation goes on: a first look would count as a sign of life, and so nothing would ever end the wait
        stale = true;
        if (acquired != null) {
            watched.add(drawn); // by whoever was faster
            readAgain();
        }
        if (stale || history.nextToken() == drawn) { // not answered, or who was faster is not to be seen yet
            poll();
            timeOut();
        }
        return false;
    }

    /** Waits until others have left nothing to do. */
    void waitForOthers() {
        while (!left.isEmpty()) {
            run.interruption().ensureNotStopping("waiting for another instance");
            say();
            poll();
            Duration alone = alone();
            if (late(alone)) {
                throw new PendingAfterWaitException(left, alone);
            }
        }
    }

    private void poll() {
        pause();
        Optional<LockDocument> polled =
                answered(() -> Optional.ofNullable(run.history().readLock()));
        if (polled != null) {
            look(history.lock(), polled.orElse(null));
            if (stale) {
                readAgain();
            }
        }
    }

    private void look(@Nullable LockDocument before, @Nullable LockDocument now) {
        history = new HistorySnapshot(history.entries(), now, history.fence());
        if (now == null) {
            stale |= before != null; // a person deleted it
        } else if (saw(now)) {
            if (now.holder() != null) {
                refuseLive(now);
            }
            stale |= before == null || before.token() != now.token() || now.holder() == null;
        }
    }

    private void refuseLive(LockDocument now) {
        // it may be this run's own, acquired by a command whose answer was lost
        if (whenHeld == WhenHeld.REFUSE && !lock.mine(now)) {
            throw new LockHeldException(now.describe());
        }
    }

    private boolean saw(LockDocument now) {
        if (now.holder() != null) {
            watched.add(now.token());
        }
        boolean lives = observation.saw(now, now());
        if (lives && now.holder() != null) {
            aliveAt = now();
        }
        return lives;
    }

    private void readAgain() {
        HistorySnapshot read = answered(() -> run.history().read());
        if (read == null) {
            return;
        }
        history = read;
        stale = false;
        if (read.lock() != null) {
            saw(read.lock());
        }
        refuseFailed(read);
        left = work.left(read);
    }

    /** Who watched a run fail does not try the same again. */
    private void refuseFailed(HistorySnapshot read) {
        if (whenHeld != WhenHeld.WAIT) {
            return;
        }
        for (MigrationVersion version : left) {
            Entry entry = read.entries().get(version);
            StepError error = entry == null ? null : entry.error();
            if (entry != null
                    && error != null
                    && entry.state() == EntryState.FAILED
                    && !error.withdrawn()
                    && watched.contains(entry.token())) {
                throw new FailedElsewhereException(entry, error);
            }
        }
    }

    private void timeOut() {
        Duration alone = alone();
        if (late(alone)) {
            LockDocument seen = history.lock();
            String nobody = unanswered == null
                    ? "other instances, which acquired it first each time"
                    : "an answer from the server";
            String holder = seen == null || seen.holder() == null ? nobody : seen.describe();
            throw new LockTimeoutException(alone, holder, observation.lease(), unanswered);
        }
    }

    private boolean late(Duration alone) {
        return !left.isEmpty() && alone.compareTo(run.settings().waitTimeout()) >= 0;
    }

    /** For how long no live instance has held the lock. */
    private Duration alone() {
        return run.time().ticker().since(aliveAt);
    }

    private long now() {
        return run.time().ticker().nanos();
    }

    private void sayTakenOver(long token) {
        String holder = history.lock() == null ? "" : history.lock().describe();
        LogEvent.LOCK_TAKEN_OVER
                .with(LogField.TOKEN, token)
                .with(LogField.HOLDER, holder)
                .log(
                        "Took over the lock: no sign of life for {} s from {}.",
                        observation.silent().toSeconds(),
                        holder);
    }

    private void say() {
        LockDocument seen = history.lock();
        LockDocument held = seen == null || seen.holder() == null ? null : seen;
        String text = held == null ? "another instance to start migrating" : held.describe();
        if (!Objects.equals(text, said) || run.time().ticker().since(saidAt).compareTo(SAY_AGAIN) >= 0) {
            LogEvent.LOCK_WAITING
                    .with(LogField.PENDING, left.size())
                    .with(LogField.NEXT, left.get(0))
                    .with(LogField.HOLDER, text)
                    .log(
                            "Waiting for {}{}.",
                            text,
                            held == null
                                    ? ""
                                    : "; its last sign of life was "
                                            + observation.silent().toSeconds() + " s ago");
            said = text;
            saidAt = now();
        }
    }

    private void pause() {
        long millis = Math.max(1, interval.toMillis());
        Duration jittered =
                Duration.ofMillis(millis * 3 / 4 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        run.interruption().pause(() -> run.time().ticker().pause(jittered));
    }

    /** Null when the server did not answer: the lock counts as not seen, and is asked for again. */
    private <T> @Nullable T answered(Asked<T> command) {
        try {
            return command.ask();
        } catch (MongoException e) {
            if (!NoAnswer.is(e) || alone().compareTo(run.settings().waitTimeout()) >= 0) {
                throw e;
            }
            unanswered = e;
            LogEvent.LOCK_UNANSWERED.log("No answer while waiting for the lock; trying again. {}", Causes.text(e));
            return null;
        }
    }

    private interface Asked<T> {
        @Nullable
        T ask();
    }
}
