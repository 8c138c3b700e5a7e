package io.automigration.internal.engine;

import io.automigration.internal.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's time, and what a test puts on top of it. */
final class AdvancedTicker implements Ticker {

    private final AtomicLong ahead = new AtomicLong();

    void advance(Duration duration) {
        ahead.addAndGet(duration.toNanos());
    }

    @Override
    public long nanos() {
        return Ticker.system().nanos() + ahead.get();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Ticker.system().pause(duration);
    }
}
