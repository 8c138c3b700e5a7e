package io.automigration.cli.text;

import io.automigration.Migrations.LockReport;
import java.time.Duration;

/**
 * The next sign of life of a lock's holder, which gives one every quarter of its lease.
 *
 * @param lock what watching the lock has shown
 */
public record SignOfLife(LockReport lock) {

    /** How long one may have to wait for it. */
    Duration due() {
        return lock.lease().dividedBy(4);
    }

    /** Whether it did not come although it was waited for long enough: the holder is taken for dead. */
    public boolean missed() {
        return !lock.alive() && lock.watched().compareTo(due()) >= 0;
    }
}
