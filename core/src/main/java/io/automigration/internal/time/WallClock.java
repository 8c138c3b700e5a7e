package io.automigration.internal.time;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The only place that reads a wall clock. Its times are for people; none is ever compared. */
public final class WallClock {

    private static final WallClock SYSTEM = new WallClock(Clock.systemUTC());

    private final Clock clock;

    /**
     * A clock for tests.
     *
     * @param clock may say what it likes
     */
    public WallClock(Clock clock) {
        this.clock = clock;
    }

    /** The clock of this machine. */
    public static WallClock system() {
        return SYSTEM;
    }

    /** Now, in milliseconds as MongoDB keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
