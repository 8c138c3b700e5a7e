package io.automigration.benchmarks.application;

import java.time.Duration;

/** How long the last run of migrations took, as the side itself has measured it. */
public final class RunTime {

    private static volatile Duration last = Duration.ZERO;

    private RunTime() {}

    public static void was(Duration duration) {
        last = duration;
    }

    static double millis() {
        return last.toNanos() / 1e6;
    }
}
