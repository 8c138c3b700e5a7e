package io.automigration.internal.time;

import java.time.Duration;

/**
 * The time of a run, and how patient it is. Handed in, so that tests do not wait.
 *
 * @param ticker the time that passes
 * @param clock the time of day, for people
 * @param limit for how long a command, a commit or a step is tried again
 */
public record Time(Ticker ticker, WallClock clock, Duration limit) {

    /** The time of this machine, and the usual patience. */
    public static final Time SYSTEM = new Time(Ticker.system(), WallClock.system(), Backoff.LIMIT);

    /** Pauses between tries, which begin now. */
    public Backoff backoff() {
        return new Backoff(ticker, limit);
    }
}
