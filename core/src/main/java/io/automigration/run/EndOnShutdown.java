package io.automigration.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a run when the process is asked to end (SIGTERM): the migrating thread is interrupted; one that the server keeps
 * busy is helped by ending its session; and the lock is freed by whoever comes to it first.
 */
final class EndOnShutdown {

    private static final Logger log = LoggerFactory.getLogger(EndOnShutdown.class);

    private static final Duration TO_REACT = Duration.ofSeconds(1);
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Hold hold;
    private final Runnable force;
    private final Thread hook = new Thread(this::end, "auto-migration-shutdown");

    /**
     * Begins to listen.
     *
     * @param hold told to stop
     * @param force ends what does not react
     */
    EndOnShutdown(Hold hold, Runnable force) {
        this.hold = hold;
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
        hold.stop();
        try {
            if (!ended.await(TO_REACT.toMillis(), TimeUnit.MILLISECONDS)) {
                force.run();
                if (!ended.await(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                    log.warn("The run did not end in time; its process ends now event=run.abandoned");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
