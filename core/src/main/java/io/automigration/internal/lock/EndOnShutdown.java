package io.automigration.internal.lock;

import io.automigration.internal.log.LogEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run when the process is asked to end (SIGTERM): the migrating thread is interrupted; one that the server keeps
 * busy is helped by ending its session; and the lock is released by whoever comes to it first.
 */
final class EndOnShutdown {

    private static final Duration TO_REACT = Duration.ofSeconds(1);
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Interruption interruption;
    private final Runnable force;
    private final Thread hook = new Thread(this::end, "auto-migration-shutdown");

    /**
     * Begins to listen.
     *
     * @param interruption told to stop
     * @param force ends what does not react
     */
    EndOnShutdown(Interruption interruption, Runnable force) {
        this.interruption = interruption;
        this.force = force;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The run has ended, and the lock is free. */
    void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and the hook runs
        }
    }

    private void end() {
        interruption.stop();
        try {
            if (!ended.await(TO_REACT.toMillis(), TimeUnit.MILLISECONDS)) {
                force.run();
                if (!ended.await(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                    LogEvent.RUN_ABANDONED.log("The run did not end in time; the process exits now.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
