package io.automigration.autoconfigure;

import io.automigration.TransactionMode;
import io.automigration.internal.plan.Policies;
import io.automigration.internal.plan.Policies.OnEscape;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.context.annotation.Lazy;

/**
 * What can be set under {@code auto.migration}. The mode is not here: it is the value of {@code auto.migration} itself, see
 * {@link StartMode}. Lazy, so that a wrong value does no harm to a start without migrations.
 *
 * @param target Version up to which a start applies migrations, or "0" for none; the newest if not set. Quote it in YAML.
 * @param template Name of the MongoTemplate bean whose database is migrated; the primary or only one if not set.
 * @param collection Name of the collection that holds the history, the lock and the fence.
 * @param transaction Whether migrations that do not say so themselves run in a transaction; "auto" means if the server has them.
 * @param lock Settings of the lock.
 * @param waitTimeout How long to wait while no instance is migrating; waiting for a live one is unlimited. A number without a
 *     unit is seconds.
 * @param onOutOfOrder What to do when a migration is pending below the highest applied one.
 * @param onMissing What to do when a migration is applied, but not in this build.
 * @param onReverted What to do when someone reverted a migration that is in this build.
 * @param command Command to run instead of starting the application, such as "status" or "to 3"; only commands that are safe to
 *     repeat.
 * @param commandLine Whether a first argument "migrate" is a command.
 * @param onEscape What to do when a migration writes outside of its transaction.
 */
@Lazy
@ConfigurationProperties("auto.migration")
record AutoMigrationProperties(
        @Nullable String target,
        @Nullable String template,
        @DefaultValue("_migrations") String collection,
        @DefaultValue("auto") TransactionMode transaction,
        @DefaultValue Lock lock,

        @DefaultValue("5m") @DurationUnit(ChronoUnit.SECONDS)
        Duration waitTimeout,

        @DefaultValue("fail") Policies.OutOfOrder onOutOfOrder,
        @DefaultValue("warn") Policies.Missing onMissing,
        @DefaultValue("fail") Policies.Reverted onReverted,
        @Nullable String command,
        @DefaultValue("true") boolean commandLine,
        @DefaultValue("fail") OnEscape onEscape) {

    /**
     * The lock that keeps instances from migrating at once.
     *
     * @param lease Time without a sign of life after which the holder of the lock counts as dead; from 1s to 10m. A number
     *     without a unit is seconds. Use the same value in all instances.
     */
    record Lock(
            @DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS)
            Duration lease) {}
}
