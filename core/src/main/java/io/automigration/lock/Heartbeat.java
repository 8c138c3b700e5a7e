package io.automigration.lock;

import io.automigration.history.Activity;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows that the holder of the lock lives, every quarter of a lease, on a thread of its own. A beat that can't be sent is
 * only a warning: safety does not rest on it. A beat that the server refuses says that the lock is lost.
 */
public final class Heartbeat implements AutoCloseable {

    // late enough that quick steps cost no beat, soon enough that a person who waits sees what for
    private static final Duration FIRST_OF_A_STEP = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final MigrationLock lock;
    private final long token;
    private final Duration patience;
    private final Supplier<@Nullable Activity> activity;
    private final Runnable lost;
    private final ScheduledThreadPoolExecutor thread;

    /**
     * Begins to beat.
     *
     * @param lock the lock
     * @param token the token that was drawn
     * @param lease the lock's lease
     * @param activity says what the run does at the time; null when nothing
     * @param lost told, on the beat's thread, when the lock is another's
     */
    public Heartbeat(
            MigrationLock lock, long token, Duration lease, Supplier<@Nullable Activity> activity, Runnable lost) {
        this.lock = lock;
        this.token = token;
        this.patience = lease.dividedBy(8);
        this.activity = activity;
        this.lost = lost;
        this.thread = new ScheduledThreadPoolExecutor(1, Heartbeat::daemon);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        long interval = lease.dividedBy(4).toMillis();
        Future<?> unused = thread.scheduleAtFixedRate(this::beat, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** A step has begun: one beat soon, if it is still at it then. */
    public void stepBegan() {
        Activity begun = activity.get();
        Future<?> unused = thread.schedule(
                () -> {
                    Activity now = activity.get();
                    if (begun != null && now != null && begun.version().equals(now.version())) {
                        beat();
                    }
                },
                FIRST_OF_A_STEP.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Ends the thread; a beat that is under way is not waited for, and what it finds is not told any more. */
    @Override
    public void close() {
        thread.shutdown();
    }

    private void beat() {
        try {
            boolean held = lock.beat(token, activity.get(), patience);
            if (!held && !thread.isShutdown()) {
                lost.run();
                thread.shutdown();
            }
        } catch (RuntimeException e) {
            // whatever it is: what is thrown here would end the beating
            if (!thread.isShutdown()) {
                log.warn(
                        "A beat of the lock could not be sent: {} event=lock.beat.unsent token={}",
                        e.getMessage(),
                        token);
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread beat = new Thread(task, "auto-migration-beat");
        beat.setDaemon(true);
        return beat;
    }
}
