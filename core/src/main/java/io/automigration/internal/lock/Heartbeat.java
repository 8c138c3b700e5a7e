package io.automigration.internal.lock;

import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.store.Activity;
import io.automigration.internal.text.Causes;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows that the holder of the lock lives, every quarter of a lease, on a thread of its own. A beat that can't be sent is
 * only a warning: safety does not rest on it. A beat that the server refuses says that the lock is lost.
 */
final class Heartbeat implements AutoCloseable {

    private static final Duration SAY_PROGRESS = Duration.ofSeconds(10);
    // late enough that quick steps cost no beat, soon enough that a person who waits sees what for
    private static final Duration FIRST_OF_A_STEP = Duration.ofMillis(500);

    private final MigrationLock lock;
    private final long token;
    private final Duration patience;
    private final Supplier<@Nullable Activity> activity;
    private final Runnable lost;
    private final Duration progressInterval;
    private final ScheduledThreadPoolExecutor thread;
    private @Nullable Runnable work;
    private @Nullable Future<?> progress;

    /**
     * Begins to beat.
     *
     * @param lock the lock
     * @param token the token that was drawn
     * @param lease the lock's lease
     * @param activity says what the run does at the time; null when nothing
     * @param lost told, on the beat's thread, when the lock is another's
     */
    Heartbeat(MigrationLock lock, long token, Duration lease, Supplier<@Nullable Activity> activity, Runnable lost) {
        this.lock = lock;
        this.token = token;
        this.patience = lease.dividedBy(8);
        this.progressInterval = lease.compareTo(SAY_PROGRESS) < 0 ? lease : SAY_PROGRESS;
        this.activity = activity;
        this.lost = lost;
        this.thread = new ScheduledThreadPoolExecutor(1, Heartbeat::daemon);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
        long interval = lease.dividedBy(4).toMillis();
        Future<?> unused = thread.scheduleAtFixedRate(this::beat, interval, interval, TimeUnit.MILLISECONDS);
    }

    /**
     * Work has begun: one beat soon, if it is still at it then.
     *
     * @param sayProgress called every 10 s, or every lease if that is shorter, until the work has ended
     */
    void workBegan(Runnable sayProgress) {
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
        long interval = progressInterval.toMillis();
        synchronized (this) {
            work = sayProgress;
            progress = thread.scheduleAtFixedRate(
                    () -> sayIfAtWork(sayProgress), interval, interval, TimeUnit.MILLISECONDS);
        }
    }

    /** Work has ended; its progress is not told any more. */
    synchronized void workEnded() {
        work = null;
        if (progress != null) {
            progress.cancel(false);
        }
    }

    private synchronized void sayIfAtWork(Runnable sayProgress) {
        if (work == sayProgress) {
            sayProgress.run();
        }
    }

    /** Ends the thread; a beat that is under way is not waited for, and what it finds is not told any more. */
    @Override
    public void close() {
        thread.shutdown();
    }

    private void beat() {
        try {
            boolean held = lock.renew(token, activity.get(), patience);
            if (!held && !thread.isShutdown()) {
                lost.run();
                thread.shutdown();
            }
        } catch (RuntimeException e) {
            // whatever it is: what is thrown here would end the beating
            if (!thread.isShutdown()) {
                LogEvent.LOCK_RENEWAL_FAILED
                        .with(LogField.TOKEN, token)
                        .log("The lock could not be renewed this time: {}", Causes.text(e));
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread beat = new Thread(task, "auto-migration-beat");
        beat.setDaemon(true);
        return beat;
    }
}
