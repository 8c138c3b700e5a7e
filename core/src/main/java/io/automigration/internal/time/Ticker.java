package io.automigration.internal.time;

import java.time.Duration;

/** Time that passes: how much of it has, and letting some of it pass. Handed in, so that tests do not wait. */
public interface Ticker {

    /** Nanoseconds since some moment, never going back. Only differences mean anything. */
    long nanos();

    /**
     * Lets time pass.
     *
     * @param duration how much
     * @throws InterruptedException when the thread is asked to end
     */
    void pause(Duration duration) throws InterruptedException;

    /**
     * How much time has passed.
     *
     * @param nanos an earlier reading of {@link #nanos()}
     */
    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }

    /** The time of this machine. */
    static Ticker system() {
        return SystemTicker.INSTANCE;
    }
}
