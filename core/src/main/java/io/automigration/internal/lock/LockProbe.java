package io.automigration.internal.lock;

import io.automigration.Migrations.LockReport;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.internal.store.LockDocument;
import io.automigration.internal.time.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Watches the lock for a sign of life, without wanting it. */
public record LockProbe(HistoryCollection collection, Ticker ticker, Duration lease) {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** Watches until the holder gives a sign of life, or the time is over. */
    public LockReport watch(Duration atMost) {
        long begun = ticker.nanos();
        Observation observation = new Observation(lease, INTERVAL);
        LockDocument first = collection.readLock();
        if (first == null || first.holder() == null) {
            return report(first, false, begun);
        }
        observation.saw(first, ticker.nanos());
        while (ticker.since(begun).compareTo(atMost) < 0) {
            pause();
            LockDocument now = collection.readLock();
            if (now == null || now.holder() == null) {
                return report(now, false, begun);
            }
            if (observation.saw(now, ticker.nanos())) {
                return report(now, true, begun);
            }
        }
        return report(first, false, begun);
    }

    private LockReport report(@Nullable LockDocument lock, boolean alive, long begun) {
        return new Probed(LockHolder.of(lock), alive, ticker.since(begun));
    }

    private void pause() {
        try {
            ticker.pause(INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
