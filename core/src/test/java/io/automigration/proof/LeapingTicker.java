package io.automigration.proof;

import io.automigration.internal.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time in which nobody waits: it passes only in pauses, at once, and four times as much as asked for. So the second look at
 * a dead holder's lock always finds its lease over, whatever the jitter, and a run always sends the same commands.
 */
public final class LeapingTicker implements Ticker {

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        nanos.addAndGet(duration.multipliedBy(4).toNanos());
    }
}
