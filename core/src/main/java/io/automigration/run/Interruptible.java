package io.automigration.run;

import org.jspecify.annotations.Nullable;

/**
 * The stretches of a run in which its thread may be interrupted: a migration's own code, and waiting. The protocol's own
 * commands never are.
 */
final class Interruptible {

    private @Nullable Thread inside;
    private boolean pending;

    /** Begins a stretch; an interruption that came before is made up for. */
    synchronized void enter() {
        inside = Thread.currentThread();
        if (pending) {
            inside.interrupt();
        }
    }

    /** Ends it. A flag that is left over would fail the next command of the protocol, so it is cleared. */
    synchronized void leave() {
        inside = null;
        boolean unused = Thread.interrupted();
    }

    /** Interrupts the stretch, or the next one. */
    synchronized void interrupt() {
        pending = true;
        if (inside != null) {
            inside.interrupt();
        }
    }
}
