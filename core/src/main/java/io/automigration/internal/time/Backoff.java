package io.automigration.internal.time;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Pauses between tries: doubling from 20 ms to 5 s, half of each random, so that those who met once do not meet again. It
 * ends after {@link #LIMIT}.
 */
public final class Backoff {

    /** For how long something is tried again. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private final Ticker ticker;
    private final Duration limit;
    private final long begun;
    private final BackOffExecution pauses = new ExponentialBackOff(20, 2) {
        {
            setMaxInterval(5_000);
        }
    }.start();

    /**
     * Begins now.
     *
     * @param ticker the time
     * @param limit for how long something is tried again
     */
    public Backoff(Ticker ticker, Duration limit) {
        this.ticker = ticker;
        this.limit = limit;
        this.begun = ticker.nanos();
    }

    /** Whether the limit is reached. */
    public boolean exhausted() {
        return ticker.since(begun).compareTo(limit) >= 0;
    }

    /** How long it has been tried. */
    public Duration elapsed() {
        return ticker.since(begun);
    }

    /**
     * The next pause.
     *
     * @throws InterruptedException when the thread is asked to end
     */
    public void pause() throws InterruptedException {
        long millis = pauses.nextBackOff();
        ticker.pause(Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1)));
    }
}
