package io.automigration.proof.order;

import java.time.Duration;

/**
 * The lock as an instance has watched it.
 *
 * @param holder the instance that holds it; 0 when nobody does
 * @param silent how long it has been the same, as far as that counts
 */
record Watched(int holder, long token, long beat, Duration silent) {

    // in leaping time each gap is longer than what counts of it
    private static final int INTERVALS = 3;

    static Watched of(Snapshot seen) {
        return new Watched(seen.holder(), seen.token(), seen.beat(), Duration.ZERO);
    }

    /**
     * The instance has looked at it again.
     *
     * @param lease a fifth of it has passed since, or a second; zero when no time has
     */
    Watched lookedAt(Watched now, Duration lease) {
        Duration fifth = lease.dividedBy(5);
        Duration second = Duration.ofSeconds(1);
        Duration gap = (fifth.compareTo(second) < 0 ? fifth : second).multipliedBy(INTERVALS);
        boolean same = holder == now.holder && token == now.token && beat == now.beat;
        return same ? new Watched(holder, token, beat, silent.plus(gap)) : now;
    }
}
