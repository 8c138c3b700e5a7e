package io.automigration.run;

import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;
import io.automigration.plan.Policies;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How runs are made.
 *
 * @param target up to which version a start applies; null for the newest
 * @param collection where history, lock and fence are
 * @param transaction for migrations that leave it open; {@code DEFAULT} counts as {@code AUTO}
 * @param lease how long without a sign of life a holder of the lock counts as dead
 * @param waitTimeout how long to wait while nobody living migrates
 * @param policies what to do with what a start may find
 * @param onEscape what to do when a migration writes outside of its transaction
 * @param application the application's name, for people
 * @param build the application's version or commit, for people; may be empty
 */
public record RunSettings(
        @Nullable MigrationVersion target,
        String collection,
        TransactionMode transaction,
        Duration lease,
        Duration waitTimeout,
        Policies policies,
        OnEscape onEscape,
        String application,
        String build) {

    /** What is in force where nothing is set. */
    public static final RunSettings DEFAULT = new RunSettings(
            null,
            "_migrations",
            TransactionMode.AUTO,
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Policies.DEFAULT,
            OnEscape.FAIL,
            "application",
            "");
}
