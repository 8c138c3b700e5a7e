package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.automigration.ExitCode;
import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.RunSettings;
import io.automigration.internal.lock.LockSettings;
import io.automigration.internal.plan.Policies;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RunSettingsReaderTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(TestConfiguration.class);

    @Test
    void nothingSetGivesTheDefaults() {
        assertThat(settings()).isEqualTo(RunSettings.DEFAULT);
    }

    @Test
    void blankIsNotSet() {
        assertThat(settings(
                        "auto.migration=true",
                        "auto.migration.target=",
                        "auto.migration.collection= ",
                        "auto.migration.transaction=",
                        "auto.migration.lock.lease=",
                        "auto.migration.wait-timeout=",
                        "auto.migration.on-missing=",
                        "auto.migration.on-escape="))
                .isEqualTo(RunSettings.DEFAULT);
    }

    @Test
    void eachCanBeSet() {
        assertThat(settings(
                        "auto.migration=true",
                        "auto.migration.target=3.1",
                        "auto.migration.collection=history",
                        "auto.migration.transaction=required",
                        "auto.migration.lock.lease=1m",
                        "auto.migration.wait-timeout=1h",
                        "auto.migration.on-out-of-order=apply",
                        "auto.migration.on-missing=fail",
                        "auto.migration.on-reverted=apply",
                        "auto.migration.on-escape=warn",
                        "spring.application.name=shop",
                        "spring.application.version=1.2"))
                .isEqualTo(new RunSettings(
                        MigrationVersion.parse("3.1"),
                        "history",
                        TransactionMode.REQUIRED,
                        new LockSettings(Duration.ofMinutes(1), Duration.ofHours(1)),
                        new Policies(
                                Policies.OutOfOrder.APPLY,
                                Policies.Missing.FAIL,
                                Policies.Reverted.APPLY,
                                Policies.OnEscape.WARN),
                        "shop",
                        "1.2"));
    }

    @Test
    void eachCanBeSetByAVariableBesideTheMode() {
        runner.withInitializer(context -> setVariables(
                        context.getEnvironment(),
                        Map.of(
                                "AUTO_MIGRATION", "true",
                                "AUTO_MIGRATION_TARGET", "0",
                                "AUTO_MIGRATION_LOCK_LEASE", "45",
                                "AUTO_MIGRATION_WAIT_TIMEOUT", "90",
                                "AUTO_MIGRATION_ON_OUT_OF_ORDER", "Apply")))
                .run(context -> {
                    RunSettings settings = reader(context).read();
                    assertThat(settings.target()).isEqualTo(MigrationVersion.ZERO);
                    assertThat(settings.lock().lease()).isEqualTo(Duration.ofSeconds(45));
                    assertThat(settings.lock().waitTimeout()).isEqualTo(Duration.ofSeconds(90));
                    assertThat(settings.policies().outOfOrder()).isEqualTo(Policies.OutOfOrder.APPLY);
                });
    }

    @Test
    void theBuildIsItsVersionOrElseItsCommit() {
        Properties version = new Properties();
        version.setProperty("version", "2.0");
        Properties commit = new Properties();
        commit.setProperty("commit.id.abbrev", "abc1234");
        ApplicationContextRunner withCommit = runner.withBean(GitProperties.class, () -> new GitProperties(commit));
        withCommit.run(context -> assertThat(reader(context).read().build()).isEqualTo("abc1234"));
        withCommit
                .withBean(BuildProperties.class, () -> new BuildProperties(version))
                .run(context -> assertThat(reader(context).read().build()).isEqualTo("2.0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        auto.migration.lock.lease=999ms       | is shorter than 1s    | Set it to a duration from 1s to 10m, such as 30s. A number without a unit is seconds.
        auto.migration.lock.lease=601         | is longer than 10m    | Set it to a duration from 1s to 10m, such as 30s. A number without a unit is seconds.
        auto.migration.lock.lease=soon        | is not a duration        | Set it to a duration, such as 500ms, 30s or 5m. A number without a unit is seconds.
        auto.migration.wait-timeout=-1s       | is negative           | Set it to a duration, such as 500ms, 30s or 5m. A number without a unit is seconds.
        auto.migration.transaction=default    | is not one of its values | Set it to one of auto, required, none.
        auto.migration.transaction=always     | is not one of its values | Set it to one of auto, required, none.
        auto.migration.on-missing=off         | is not one of its values | Set it to one of ignore, warn, fail.
        auto.migration.on-out-of-order=warn   | is not one of its values | Set it to one of fail, apply.
        auto.migration.on-reverted=no         | is not one of its values | Set it to one of fail, apply.
        auto.migration.on-escape=x            | is not one of its values | Set it to one of fail, warn, ignore.
        auto.migration.lock=x                 | has no meaning: this is a group of settings | Set one of the properties below it.
        auto.migration.target=17_01_24        | is not a version         | Did you mean '20240117'? Set it to a version of this build, such as 3 or 3.1, or to 0 for none. In YAML put it in quotes, or 3.10 becomes 3.1.
        auto.migration.target=newest          | is not a version         | Set it to a version of this build, such as 3 or 3.1, or to 0 for none. In YAML put it in quotes, or 3.10 becomes 3.1.
        """)
    void wrongValuesAreRefused(String pair, String problem, String action) {
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        runner.withPropertyValues(pair).run(context -> {
            InvalidPropertyException refusal = catchThrowableOfType(
                    InvalidPropertyException.class, () -> reader(context).read());
            assertThat(refusal)
                    .hasMessage("The value '" + value + "' of " + name + " (from \"" + name
                            + "\" from property source \"test\") " + problem + ". Nothing was changed.");
            assertThat(refusal.action()).isEqualTo(action);
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
        });
    }

    @Test
    void theOriginOfAWrongValueMayBeAVariable() {
        runner.withInitializer(
                        context -> setVariables(context.getEnvironment(), Map.of("AUTO_MIGRATION_LOCK_LEASE", "1h")))
                .run(
                        context -> assertThat(catchThrowableOfType(
                                        InvalidPropertyException.class,
                                        () -> reader(context).read()))
                                .hasMessage(
                                        "The value '1h' of auto.migration.lock.lease (from \"AUTO_MIGRATION_LOCK_LEASE\""
                                                + " from property source \"systemEnvironment\") is longer than 10m. Nothing was changed."));
    }

    private RunSettings settings(String... properties) {
        RunSettings[] read = new RunSettings[1];
        runner.withPropertyValues(properties)
                .run(context -> read[0] = reader(context).read());
        return read[0];
    }

    private static RunSettingsReader reader(ApplicationContext context) {
        return new RunSettingsReader(
                context.getEnvironment(),
                context.getBeanProvider(AutoMigrationProperties.class),
                context.getBeanProvider(BuildProperties.class),
                context.getBeanProvider(GitProperties.class));
    }

    private static void setVariables(ConfigurableEnvironment environment, Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(name, new SystemEnvironmentPropertySource(name, new HashMap<>(variables)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AutoMigrationProperties.class)
    static class TestConfiguration {}
}
