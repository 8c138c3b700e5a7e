package io.automigration.proof.many;

import io.automigration.internal.lock.MigrationLock;
import io.automigration.internal.lock.Observation;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.internal.store.HistorySnapshot;
import io.automigration.internal.store.LockDocument;
import io.automigration.internal.store.Participant;
import io.automigration.internal.store.Resending;
import io.automigration.internal.time.Ticker;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Wants the lock, and makes effects under it, until there are enough of all contenders together. Its patience is far too
 * short: two looks that show no sign of life, so that live holders are taken over all the time. Now and then it does not free
 * the lock, as the dead don't.
 */
final class Contender implements Callable<Contender.Story> {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What it has been through, by its own account. */
    record Story(int committed, int taken, int takenOver, int lost) {}

    private final int number;
    private final HistoryCollection collection;
    private final Guarded.Effects effects;
    private final AtomicInteger wanted;
    private final Random chance;
    private final MigrationLock lock;
    private final Resending resending = new Resending(Ticker.system(), HistoryCollection.PATIENCE);
    private Observation observation = new Observation(LEASE, LOOK);
    private long now;
    private int committed;
    private int taken;
    private int takenOver;
    private int lost;

    Contender(int number, HistoryCollection collection, Guarded.Effects effects, AtomicInteger wanted) {
        this.number = number;
        this.collection = collection;
        this.effects = effects;
        this.wanted = wanted;
        this.chance = new Random(number);
        this.lock = new MigrationLock(collection, "run " + number, Participant.here("contender", ""), LEASE);
    }

    @Override
    public Story call() {
        try (Guarded guarded = effects.guarded()) {
            while (wanted.get() > 0) {
                HistorySnapshot recorded = collection.read();
                if (takes(recorded)) {
                    hold(recorded.nextToken(), guarded);
                    observation = new Observation(LEASE, LOOK);
                }
            }
        }
        return new Story(committed, taken, takenOver, lost);
    }

    private boolean takes(HistorySnapshot recorded) {
        LockDocument seen = recorded.lock();
        if (seen == null || seen.holder() == null) {
            boolean mine = lock.acquire(recorded, null);
            taken += mine ? 1 : 0;
            return mine;
        }
        now += LOOK.toNanos();
        observation.saw(seen, now);
        boolean mine = observation.silentForALease() && lock.takeOver(recorded, null);
        takenOver += mine ? 1 : 0;
        return mine;
    }

    private void hold(long token, Guarded guarded) {
        if (resending.untilAnswered("raising the fence", () -> lock.raise(token)) != token) {
            lost++;
            return;
        }
        while (wanted.get() > 0) {
            if (!guarded.commit(token, number)) {
                lost++;
                return;
            }
            committed++;
            wanted.decrementAndGet();
            if (chance.nextInt(4) == 0) {
                break;
            }
            lock.renew(token, null, HistoryCollection.PATIENCE);
        }
        if (chance.nextInt(6) > 0) {
            lock.release(token, null, HistoryCollection.PATIENCE);
        }
    }
}
