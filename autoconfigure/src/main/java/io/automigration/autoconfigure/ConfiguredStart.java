package io.automigration.autoconfigure;

import io.automigration.MigrationReport;
import io.automigration.autoconfigure.start.StartTask;
import io.automigration.run.MigrationEngine;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Does at a start what its mode says. */
final class ConfiguredStart implements StartTask {

    private static final Logger log = LoggerFactory.getLogger(ConfiguredStart.class);

    private final ConfigurableEnvironment environment;
    private final ConfigurableListableBeanFactory beanFactory;
    private final MigrationBeans beans;
    private final LazyMigrations migrations;

    ConfiguredStart(
            ConfigurableEnvironment environment,
            ConfigurableListableBeanFactory beanFactory,
            MigrationBeans beans,
            LazyMigrations migrations) {
        this.environment = environment;
        this.beanFactory = beanFactory;
        this.beans = beans;
        this.migrations = migrations;
    }

    @Override
    public boolean due() {
        warnOfUnknownVariables();
        StartMode mode = StartMode.of(environment).orElse(null);
        if (mode == null) {
            sayThatNothingIsSet();
        } else if (mode == StartMode.OFF) {
            log.debug("No migration is applied: auto.migration says so event=start.off");
        }
        return mode != null && mode != StartMode.OFF;
    }

    @Override
    public MigrationReport run() {
        new IgnoredConnection(beanFactory, environment).refuse();
        if (beans.count() == 0) {
            log.warn(
                    "auto.migration is set, but there is no @Migration bean. Are they in a package that is scanned, and not"
                            + " excluded? event=start.none-found packages={}",
                    packages());
        }
        MigrationEngine engine = migrations.engine();
        return switch (StartMode.of(environment).orElseThrow()) {
            case APPLY -> engine.apply();
            case WAIT -> engine.await();
            case VALIDATE -> engine.validate();
            case OFF -> throw new IllegalStateException("off");
        };
    }

    private void sayThatNothingIsSet() {
        int count = beans.count();
        if (count > 0) {
            log.warn(
                    "No migration is applied, because auto.migration is not set. AUTO_MIGRATION=true applies them at each"
                            + " start; AUTO_MIGRATION=false leaves them alone and says nothing event=start.unset"
                            + " migrations={}",
                    count);
        }
    }

    private void warnOfUnknownVariables() {
        UnknownVariables unknown = new UnknownVariables();
        PropertySource<?> variables =
                environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (variables instanceof EnumerablePropertySource<?> source) {
            for (String variable : unknown.among(List.of(source.getPropertyNames()).stream())) {
                log.warn(
                        "An environment variable has no effect, since no property is called that. Is the nearest name"
                                + " meant? event=start.unknown-variable name={} nearest={}",
                        variable,
                        unknown.nearest(variable));
            }
        }
    }

    private List<String> packages() {
        return AutoConfigurationPackages.has(beanFactory) ? AutoConfigurationPackages.get(beanFactory) : List.of();
    }
}
