package io.automigration.run;

/** What a living holder of the lock means to those who want it. */
enum Living {
    /** It is waited for. */
    WAIT,
    /** What was asked for is refused. */
    REFUSE,
    /** It loses the lock. */
    TAKE_OVER
}
