package io.automigration.benchmarks.application;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What the changes of all sides call. */
public final class Changes {

    private static final int HANGING = Integer.getInteger("benchmark.hang", 0);
    private static final long PAUSE_MILLIS = Long.getLong("benchmark.pause", 0);
    private static final AtomicInteger instances = new AtomicInteger();

    private Changes() {}

    /** In each constructor. */
    public static void instantiated() {
        instances.incrementAndGet();
    }

    /** After each insert: usually nothing. */
    public static void inserted(int number) {
        if (number == HANGING) {
            Said.that("hanging", List.of());
            while (true) {
                LockSupport.park();
            }
        }
        if (PAUSE_MILLIS > 0) {
            pause();
        }
    }

    static int instances() {
        return instances.get();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
