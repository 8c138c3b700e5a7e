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
 * {@link StartMode}. Lazy, so that a start without migrations stumbles over none of it.
 *
 * @param target Version up to which a start applies, or "0" for none; the newest when not set. In YAML it must be quoted.
 * @param template Name of the MongoTemplate bean whose database is migrated; the primary or only one when not set.
 * @param collection Name of the collection for history, lock and fence.
 * @param transaction Whether migrations that leave it open run in a transaction; "auto" where the server has them.
 * @param lock Settings of the lock.
 * @param waitTimeout How long to wait for the lock while nobody living holds it; a number without a unit is seconds.
 * @param onOutOfOrder What to do when a migration is pending below the highest applied one.
 * @param onMissing What to do when a migration is applied, but not in this build.
 * @param onReverted What to do when a person reverted a migration that is in this build.
 * @param command Command to do instead of starting the application, such as "status" or "to 3"; only one that says the end state.
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
     * @param lease How long without a sign of life its holder counts as dead; from 1s to 10m, a number without a unit is
     *     seconds.
     */
    record Lock(
            @DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS)
            Duration lease) {}
}
