package io.automigration.cli;

import io.automigration.cli.text.OnShutdown;
import io.automigration.cli.text.StoppedException;
import java.util.function.Supplier;

/**
 * What only reads can be given up at any time, a server that does not answer and a lock that is watched included. The end of
 * the process waits for the application's context, and that for the command: so the command is interrupted.
 */
final class Reading {

    private final Thread thread = Thread.currentThread();
    private volatile boolean stopped;

    private Reading() {}

    /** Does it, until the process is asked to end. */
    static <T> T stoppable(Supplier<T> work) {
        Reading reading = new Reading();
        OnShutdown stop = OnShutdown.call(reading::stop);
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw reading.stopped ? new StoppedException("it read. Nothing was changed") : e;
        } finally {
            stop.close();
        }
    }

    private void stop() {
        stopped = true;
        thread.interrupt();
    }
}
