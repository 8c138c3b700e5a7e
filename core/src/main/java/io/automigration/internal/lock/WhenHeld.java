package io.automigration.internal.lock;

/** What a run does that wants the lock while a live instance holds it. */
public enum WhenHeld {
    /** It waits. */
    WAIT,
    /** It refuses what was asked for. */
    REFUSE,
    /** It takes the lock over. */
    TAKE_OVER
}
