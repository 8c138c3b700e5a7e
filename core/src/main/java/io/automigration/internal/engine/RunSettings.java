package io.automigration.internal.engine;

import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;
import io.automigration.internal.lock.LockSettings;
import io.automigration.internal.plan.Policies;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How runs are made.
 *
 * @param target up to which version a start applies; null for the newest
 * @param collection where history, lock and fence are
 * @param transaction for migrations that leave it open; {@code DEFAULT} counts as {@code AUTO}
 * @param lock how the lock is held and waited for
 * @param policies what to do with what a run may find
 * @param application the application's name, for people
 * @param build the application's version or commit, for people; may be empty
 */
public record RunSettings(
        @Nullable MigrationVersion target,
        String collection,
        TransactionMode transaction,
        LockSettings lock,
        Policies policies,
        String application,
        String build) {

    /** What is in force where nothing is set. */
    public static final RunSettings DEFAULT = new RunSettings(
            null,
            "_migrations",
            TransactionMode.AUTO,
            new LockSettings(Duration.ofSeconds(30), Duration.ofMinutes(5)),
            Policies.DEFAULT,
            "application",
            "");

    /** The same, but a start applies up to this version. */
    public RunSettings withTarget(@Nullable MigrationVersion changed) {
        return new RunSettings(changed, collection, transaction, lock, policies, application, build);
    }

    /** The same with another collection. */
    public RunSettings withCollection(String changed) {
        return new RunSettings(target, changed, transaction, lock, policies, application, build);
    }

    /** The same, but migrations that leave it open run so. */
    public RunSettings withTransaction(TransactionMode changed) {
        return new RunSettings(target, collection, changed, lock, policies, application, build);
    }

    /** The same with another lock. */
    public RunSettings withLock(LockSettings changed) {
        return new RunSettings(target, collection, transaction, changed, policies, application, build);
    }

    /** The same with other policies. */
    public RunSettings withPolicies(Policies changed) {
        return new RunSettings(target, collection, transaction, lock, changed, application, build);
    }

    /** The same for another application. */
    public RunSettings withApplication(String changed, String itsBuild) {
        return new RunSettings(target, collection, transaction, lock, policies, changed, itsBuild);
    }
}
