package io.automigration.internal.lock;

import java.time.Duration;

/**
 * How the lock is held and waited for.
 *
 * @param lease how long without a sign of life a holder counts as dead
 * @param waitTimeout how long to wait while no live instance holds the lock
 */
public record LockSettings(Duration lease, Duration waitTimeout) {}
