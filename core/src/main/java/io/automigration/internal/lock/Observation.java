package io.automigration.internal.lock;

import io.automigration.internal.store.LockDocument;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Watches a held lock for signs of life. A lease counts from the arrival of the answer that first showed the lock's token
 * and beat, on this instance's own monotonic clock and only over answered polls: a gap between two answers counts at most
 * three poll intervals. So neither clocks nor elections nor a pause of the watcher dethrone a living holder. How often that
 * one shows a sign of life goes by its own lease, which stands in the lock; so it is waited for as long as that, if it is longer.
 */
public final class Observation {

    private final Duration lease;
    private final Duration longestGap;
    private @Nullable LockDocument seen;
    private long lastAnswer;
    private Duration silent = Duration.ZERO;

    /**
     * Nothing is seen yet.
     *
     * @param lease how long without a sign of life a holder counts as dead that gives itself no longer one
     * @param interval how often the lock is polled
     */
    public Observation(Duration lease, Duration interval) {
        this.lease = lease;
        this.longestGap = interval.multipliedBy(3);
    }

    /**
     * An answer has arrived.
     *
     * @param lock the lock as it shows it
     * @param now when it arrived, on the monotonic clock
     * @return whether it shows a sign of life: another token or beat than the answer before
     */
    public boolean saw(LockDocument lock, long now) {
        boolean same = seen != null
                && seen.token() == lock.token()
                && seen.beat() == lock.beat()
                && (seen.holder() == null) == (lock.holder() == null);
        if (same) {
            Duration gap = Duration.ofNanos(now - lastAnswer);
            silent = silent.plus(gap.compareTo(longestGap) < 0 ? gap : longestGap);
        } else {
            silent = Duration.ZERO;
        }
        seen = lock;
        lastAnswer = now;
        return !same;
    }

    /** Whether the holder has shown no sign of life for a whole lease. */
    public boolean silentForALease() {
        return silent.compareTo(lease()) >= 0;
    }

    /** After how long without a sign of life the holder counts as dead: by the longer of its own lease and this instance's. */
    public Duration lease() {
        LockDocument.Holder holder = seen == null ? null : seen.holder();
        return holder == null || holder.lease().compareTo(lease) < 0 ? lease : holder.lease();
    }

    /** How long the holder has been silent, as far as that counts. */
    public Duration silent() {
        return silent;
    }
}
