package io.automigration.internal.step;

import io.automigration.MigrationVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a migration's tries that the server had ended before they were committed. One such loss is chance, and
 * tried again; but several that are alike have a reason that would come again.
 */
final class LostTransactions {

    // the server's limit unless it is set otherwise; beyond it a transaction that is gone would be gone again
    private static final Duration USUAL_LIFETIME = Duration.ofSeconds(60);
    // no limit is set lower, and hardly anything but an error in it ends a transaction that is younger
    private static final Duration YOUNG = Duration.ofSeconds(5);
    private static final int YOUNG_LOSSES = 4;

    private @Nullable MigrationVersion version;
    private @Nullable Duration last;
    private int young;

    /** What a loss means. */
    enum Verdict {
        /** It may be chance. */
        TRY_AGAIN,
        /** The transaction is longer than the server's limit. */
        OUTLIVED,
        /** Whatever ends it does so each time at once: an error in it that the migration catches. */
        ENDED_FROM_WITHIN
    }

    /**
     * A transaction was lost.
     *
     * @param of the migration
     * @param age how old it was at most
     */
    Verdict lost(MigrationVersion of, Duration age) {
        if (!of.equals(version)) {
            version = of;
            last = null;
            young = 0;
        }
        Duration before = last;
        last = age;
        if (age.compareTo(USUAL_LIFETIME) >= 0) {
            return Verdict.OUTLIVED;
        }
        if (age.compareTo(YOUNG) < 0) {
            young++;
            return young >= YOUNG_LOSSES ? Verdict.ENDED_FROM_WITHIN : Verdict.TRY_AGAIN;
        }
        young = 0;
        return before != null && alike(before, age) ? Verdict.OUTLIVED : Verdict.TRY_AGAIN;
    }

    /** Whether neither lived half as long again as the other. */
    private static boolean alike(Duration one, Duration other) {
        return one.multipliedBy(2).compareTo(other.multipliedBy(3)) <= 0
                && other.multipliedBy(2).compareTo(one.multipliedBy(3)) <= 0;
    }
}
