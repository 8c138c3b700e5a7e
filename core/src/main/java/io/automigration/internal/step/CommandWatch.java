package io.automigration.internal.step;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import com.mongodb.event.ConnectionPoolCreatedEvent;
import io.automigration.MigrationCommandListener;
import org.jspecify.annotations.Nullable;

/**
 * Sees the commands of the application's MongoClient: while a migration's code runs, which of its writes were sent outside
 * of the step's transaction, and the first error inside it; at all other times each command costs one volatile read.
 */
public final class CommandWatch implements MigrationCommandListener {

    private volatile @Nullable Watcher watcher;
    private volatile boolean works;
    private volatile boolean alone = true;
    private volatile int poolSize = Integer.MAX_VALUE;

    /** Sees the commands of one stretch of time; called on the threads that send them. */
    public interface Watcher {
        /** A command is sent. */
        void started(CommandStartedEvent event);

        /** A command was answered. */
        default void succeeded(CommandSucceededEvent event) {}

        /** A command failed. */
        default void failed(CommandFailedEvent event) {}
    }

    /** Begins a stretch of time. */
    public void begin(Watcher watching) {
        watcher = watching;
    }

    /** Ends it. */
    public void end() {
        watcher = null;
    }

    /** Whether nobody but a migration uses the client while one runs: so it is until the application is started. */
    boolean alone() {
        return alone;
    }

    /** The application is started: from now on its other threads write too, and not for a migration. */
    public void applicationStarted() {
        alone = false;
    }

    /** Whether it has seen any command in such a stretch: a client that does not have it shows it none. */
    public boolean works() {
        return works;
    }

    /** How many connections the smallest pool may have; {@link Integer#MAX_VALUE} when that is not known. */
    public int poolSize() {
        return poolSize;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        Watcher watching = watcher;
        if (watching != null) {
            works = true;
            watching.started(event);
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        Watcher watching = watcher;
        if (watching != null) {
            watching.succeeded(event);
        }
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        Watcher watching = watcher;
        if (watching != null) {
            watching.failed(event);
        }
    }

    @Override
    public void connectionPoolCreated(ConnectionPoolCreatedEvent event) {
        int size = event.getSettings().getMaxSize();
        poolSize = Math.min(poolSize, size == 0 ? Integer.MAX_VALUE : size);
    }
}
