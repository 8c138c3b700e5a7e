package io.automigration.run;

import io.automigration.LockLostException;
import io.automigration.RunInterruptedException;
import org.jspecify.annotations.Nullable;

/** Whether a run may go on: not any more once its lock is another's, or its process is asked to end. */
final class Hold {

    private final Interruptible interruptible;
    private volatile long token;
    private volatile @Nullable String lost;
    private volatile boolean stopping;

    Hold(Interruptible interruptible) {
        this.interruptible = interruptible;
    }

    /** The token that was drawn; 0 before. */
    long token() {
        return token;
    }

    void drawn(long drawn) {
        token = drawn;
    }

    /** The lock is another's. */
    void lose(String found) {
        lost = found;
        interruptible.interrupt();
    }

    /** The process is asked to end. */
    void stop() {
        stopping = true;
        interruptible.interrupt();
    }

    boolean stopping() {
        return stopping;
    }

    /** Whether nothing stands against going on. */
    boolean firm() {
        return lost == null && !stopping;
    }

    /** Throws when something does. */
    void ensure(String doing) {
        String found = lost;
        if (found != null) {
            throw new LockLostException(token, found);
        }
        if (stopping) {
            throw new RunInterruptedException(doing);
        }
    }
}
