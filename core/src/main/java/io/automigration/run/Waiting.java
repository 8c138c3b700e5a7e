package io.automigration.run;

import com.mongodb.MongoException;
import io.automigration.FailedElsewhereException;
import io.automigration.LockHeldException;
import io.automigration.LockTimeoutException;
import io.automigration.MigrationVersion;
import io.automigration.PendingMigrationsException;
import io.automigration.history.Entry;
import io.automigration.history.EntryState;
import io.automigration.history.LockDocument;
import io.automigration.history.Recorded;
import io.automigration.history.StepError;
import io.automigration.lock.MigrationLock;
import io.automigration.lock.NoAnswer;
import io.automigration.lock.Observation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the lock is this run's, or nothing is left to do. It polls the lock, reads the entries when the lock is freed
 * or taken, takes a free one, and takes over one whose holder is silent for a lease.
 */
final class Waiting {

    private static final Logger log = LoggerFactory.getLogger(Waiting.class);

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SAY_AGAIN = Duration.ofSeconds(10);

    private final RunContext run;
    private final MigrationLock lock;
    private final Work work;
    private final Living living;
    private final Duration interval;
    private final Set<Long> watched = new HashSet<>();

    private Recorded recorded;
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
     * @param living what a living holder means
     * @param recorded what was read just now
     */
    Waiting(RunContext run, MigrationLock lock, Work work, Living living, Recorded recorded) {
        this.run = run;
        this.lock = lock;
        this.work = work;
        this.living = living;
        Duration fifth = run.settings().lease().dividedBy(5);
        this.interval = fifth.compareTo(LONGEST_INTERVAL) < 0 ? fifth : LONGEST_INTERVAL;
        this.recorded = recorded;
        this.left = work.left(recorded);
        this.observation = new Observation(run.settings().lease(), interval);
        this.aliveAt = run.ticker().nanos();
        if (recorded.lock() != null) {
            saw(recorded.lock());
        }
    }

    /** What was read of the lock before it was taken; its session may have a transaction open. */
    Recorded recorded() {
        return recorded;
    }

    /**
     * Waits for the lock.
     *
     * @param session the session of all transactions of this run; null when it has none
     * @return the token that was drawn; 0 when nothing is left to do
     */
    long forLock(@Nullable BsonDocument session) {
        while (!left.isEmpty()) {
            run.hold().ensure("waiting for the lock");
            LockDocument seen = recorded.lock();
            if (seen != null && lock.mine(seen)) {
                return seen.token(); // taken by a command whose answer was lost
            }
            boolean free = seen == null || seen.holder() == null;
            boolean over = living == Living.TAKE_OVER || observation.silentForALease();
            if (free ? !stale : over) {
                long drawn = recorded.nextToken();
                Boolean taken = answered(() -> free ? lock.take(recorded, session) : lock.takeOver(recorded, session));
                if (Boolean.TRUE.equals(taken)) {
                    if (!free) {
                        log.warn(
                                "Took the lock over: no sign of life for {} s from {} event=lock.taken-over token={}",
                                observation.silent().toSeconds(),
                                recorded.lock() == null ? "" : recorded.lock().describe(),
                                recorded.nextToken());
                    }
                    return recorded.nextToken();
                }
                // the observation goes on: a first look would count as a sign of life, and so nothing would ever end
                // the wait
                stale = true;
                if (taken != null) {
                    watched.add(drawn); // by whoever was faster
                    readAgain();
                }
                if (stale || recorded.nextToken() == drawn) { // not answered, or who was faster is not to be seen yet
                    poll();
                    timeOut();
                }
            } else {
                say();
                poll();
                timeOut();
            }
        }
        return 0;
    }

    /** Waits until others have left nothing to do. */
    void forOthers() {
        while (!left.isEmpty()) {
            run.hold().ensure("waiting for another instance");
            say();
            poll();
            Duration alone = run.ticker().since(aliveAt);
            if (late(alone)) {
                throw PendingMigrationsException.whenWaiting(left, alone);
            }
        }
    }

    private void poll() {
        pause();
        Optional<LockDocument> polled =
                answered(() -> Optional.ofNullable(run.collection().readLock()));
        if (polled != null) {
            look(recorded.lock(), polled.orElse(null));
            if (stale) {
                readAgain();
            }
        }
    }

    private void look(@Nullable LockDocument before, @Nullable LockDocument now) {
        recorded = new Recorded(recorded.entries(), now, recorded.fence());
        if (now == null) {
            stale |= before != null; // a person deleted it
        } else if (saw(now)) {
            if (now.holder() != null) {
                aliveAt = run.ticker().nanos();
                refuseLiving(now);
            }
            stale |= before == null || before.token() != now.token() || now.holder() == null;
        }
    }

    private void refuseLiving(LockDocument now) {
        // it may be this run's own, taken by a command whose answer was lost
        if (living == Living.REFUSE && !lock.mine(now)) {
            throw new LockHeldException(now.describe());
        }
    }

    private boolean saw(LockDocument now) {
        if (now.holder() != null) {
            watched.add(now.token());
        }
        return observation.saw(now, run.ticker().nanos());
    }

    private void readAgain() {
        Recorded read = answered(() -> run.collection().read());
        if (read == null) {
            return;
        }
        recorded = read;
        stale = false;
        if (read.lock() != null) {
            saw(read.lock());
        }
        refuseFailed(read);
        left = work.left(read);
    }

    /** Who watched a run fail does not try the same again. */
    private void refuseFailed(Recorded read) {
        if (living != Living.WAIT) {
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
                throw new FailedElsewhereException(
                        entry.version(),
                        entry.name(),
                        entry.by(),
                        error.type() + ": " + error.message(),
                        error.rolledBack());
            }
        }
    }

    private void timeOut() {
        Duration alone = run.ticker().since(aliveAt);
        if (late(alone)) {
            LockDocument seen = recorded.lock();
            String nobody = unanswered == null ? "whoever was faster each time" : "an answer of the server";
            String holder = seen == null || seen.holder() == null ? nobody : seen.describe();
            throw new LockTimeoutException(alone, holder, unanswered);
        }
    }

    private boolean late(Duration alone) {
        return !left.isEmpty() && alone.compareTo(run.settings().waitTimeout()) >= 0;
    }

    private void say() {
        LockDocument seen = recorded.lock();
        String text = seen == null || seen.holder() == null ? "another instance to start migrating" : seen.describe();
        if (!Objects.equals(text, said) || run.ticker().since(saidAt).compareTo(SAY_AGAIN) >= 0) {
            log.info(
                    "Waiting for {}; silent for {} s event=lock.waiting pending={} next={}",
                    text,
                    observation.silent().toSeconds(),
                    left.size(),
                    left.get(0));
            said = text;
            saidAt = run.ticker().nanos();
        }
    }

    private void pause() {
        run.interruptible().enter();
        try {
            long millis = Math.max(1, interval.toMillis());
            run.ticker()
                    .pause(Duration.ofMillis(
                            millis * 3 / 4 + ThreadLocalRandom.current().nextLong(millis / 2 + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            run.interruptible().leave();
        }
    }

    /** Null when the server did not answer: the lock counts as not seen, and is asked for again. */
    private <T> @Nullable T answered(Asked<T> command) {
        try {
            return command.ask();
        } catch (MongoException e) {
            if (!NoAnswer.is(e)
                    || run.ticker().since(aliveAt).compareTo(run.settings().waitTimeout()) >= 0) {
                throw e;
            }
            unanswered = e;
            log.warn("No answer while waiting for the lock: {} event=lock.unanswered", e.getMessage());
            return null;
        }
    }

    private interface Asked<T> {
        @Nullable
        T ask();
    }
}
