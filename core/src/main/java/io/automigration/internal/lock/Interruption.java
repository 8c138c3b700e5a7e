package io.automigration.internal.lock;

import org.jspecify.annotations.Nullable;

/**
 * Whether a run has been asked to end, and the stretches in which its thread may be interrupted for that: a migration's own
 * code, and waiting. The protocol's own commands never are.
 */
public final class Interruption {

    private @Nullable Thread inside;
    private boolean pending;
    private volatile boolean stopping;

    /** A pause that can be cut short. */
    public interface Pause {
        /** Lets time pass. */
        void run() throws InterruptedException;
    }

    /** Begins a stretch; an interruption that came before is made up for. */
    public synchronized void enter() {
        inside = Thread.currentThread();
        if (pending) {
            inside.interrupt();
        }
    }

    /** Ends it. A flag that is left over would fail the next command of the protocol, so it is cleared. */
    public synchronized void leave() {
        inside = null;
        boolean unused = Thread.interrupted();
    }

    /** Pauses; whoever interrupts that has its reason asked for after it. */
    public void pause(Pause pause) {
        enter();
        try {
            pause.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    /** Interrupts the stretch, or the next one. */
    synchronized void interrupt() {
        pending = true;
        if (inside != null) {
            inside.interrupt();
        }
    }

    /** The process is asked to end. */
    void stop() {
        stopping = true;
        interrupt();
    }

    /** Whether the process is asked to end. */
    public boolean stopping() {
        return stopping;
    }

    /**
     * Goes on only when the process is not asked to end.
     *
     * @param doing what the run is doing, for people
     * @throws RunStoppedException when it is
     */
    void ensureNotStopping(String doing) {
        if (stopping) {
            throw new RunStoppedException(doing);
        }
    }
}
