package io.automigration.autoconfigure;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.RunSettings;
import io.automigration.internal.lock.LockSettings;
import io.automigration.internal.plan.Policies;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The settings of a run, from the application's properties. A wrong value is refused, with its origin. */
final class RunSettingsReader {

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(10);

    private final Environment environment;
    private final ObjectProvider<AutoMigrationProperties> properties;
    private final ObjectProvider<BuildProperties> build;
    private final ObjectProvider<GitProperties> git;

    RunSettingsReader(
            Environment environment,
            ObjectProvider<AutoMigrationProperties> properties,
            ObjectProvider<BuildProperties> build,
            ObjectProvider<GitProperties> git) {
        this.environment = environment;
        this.properties = properties;
        this.build = build;
        this.git = git;
    }

    RunSettings read() {
        AutoMigrationProperties bound = bound();
        return new RunSettings(
                target(bound.target()),
                StringUtils.hasText(bound.collection()) ? bound.collection() : RunSettings.DEFAULT.collection(),
                transaction(bound.transaction()),
                new LockSettings(lease(bound.lock().lease()), waitTimeout(bound.waitTimeout())),
                new Policies(bound.onOutOfOrder(), bound.onMissing(), bound.onReverted(), bound.onEscape()),
                environment.getProperty("spring.application.name", RunSettings.DEFAULT.application()),
                build());
    }

    private AutoMigrationProperties bound() {
        try {
            return properties.getObject();
        } catch (ConfigurationPropertiesBindException e) {
            throw e.getCause() instanceof BindException bind
                    ? Origins.find(environment, bind.getName().toString())
                            .<RuntimeException>map(property -> UnbindableValue.refused(bind, property))
                            .orElse(e)
                    : e;
        }
    }

    private @Nullable MigrationVersion target(@Nullable String target) {
        if (!StringUtils.hasText(target)) {
            return null;
        }
        try {
            return MigrationVersion.parse(target.strip());
        } catch (MigrationConfigurationException e) {
            throw wrong(
                    "target",
                    "is not a version",
                    MigrationVersion.meantBy(target.strip())
                                    .map(meant -> "Did you mean '" + meant + "'? ")
                                    .orElse("")
                            + "Set it to a version of this build, such as 3 or 3.1, or to 0 for none. In YAML put it in"
                            + " quotes, or 3.10 becomes 3.1.");
        }
    }

    private TransactionMode transaction(TransactionMode transaction) {
        if (transaction == TransactionMode.DEFAULT) {
            throw wrong("transaction", "is not one of its values", UnbindableValue.oneOf(TransactionMode.class));
        }
        return transaction;
    }

    private Duration lease(Duration lease) {
        String allowed = "Set it to a duration from 1s to 10m, such as 30s. A number without a unit is seconds.";
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            throw wrong("lock.lease", "is shorter than 1s", allowed);
        }
        if (lease.compareTo(LONGEST_LEASE) > 0) {
            throw wrong("lock.lease", "is longer than 10m", allowed);
        }
        return lease;
    }

    private Duration waitTimeout(Duration waitTimeout) {
        if (waitTimeout.isNegative()) {
            throw wrong("wait-timeout", "is negative", UnbindableValue.DURATION);
        }
        return waitTimeout;
    }

    private InvalidPropertyException wrong(String name, String problem, String allowed) {
        String full = "auto.migration." + name;
        ConfigurationProperty property = Origins.find(environment, full)
                .orElseGet(() -> new ConfigurationProperty(ConfigurationPropertyName.of(full), "", null));
        return InvalidPropertyException.of(property, problem, allowed);
    }

    /** Boot sets the application's version from the jar's manifest, where it is packaged as one. */
    private String build() {
        return Stream.<@Nullable String>of(
                        environment.getProperty("spring.application.version"),
                        build.stream()
                                .findFirst()
                                .map(BuildProperties::getVersion)
                                .orElse(null),
                        git.stream()
                                .findFirst()
                                .map(GitProperties::getShortCommitId)
                                .orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
