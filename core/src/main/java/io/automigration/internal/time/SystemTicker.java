package io.automigration.internal.time;

import java.time.Duration;

/** The only place that sleeps and that reads the monotonic clock. */
final class SystemTicker implements Ticker {

    static final Ticker INSTANCE = new SystemTicker();

    private SystemTicker() {}

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    }
}
