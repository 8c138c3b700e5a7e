package io.automigration.autoconfigure;

import io.automigration.MigrationReport;
import io.automigration.autoconfigure.start.StartTask;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Does at a start what its mode says. */
final class ConfiguredStart implements StartTask {

    private final ConfigurableEnvironment environment;
    private final ConfigurableListableBeanFactory beanFactory;
    private final MigrationBeans beans;
    private final Engine engine;

    ConfiguredStart(
            ConfigurableEnvironment environment,
            ConfigurableListableBeanFactory beanFactory,
            MigrationBeans beans,
            Engine engine) {
        this.environment = environment;
        this.beanFactory = beanFactory;
        this.beans = beans;
        this.engine = engine;
    }

    @Override
    public boolean conceivable() {
        return StartMode.isSet(environment) || beans.count() > 0;
    }

    @Override
    public boolean due() {
        warnOfUnknownVariables();
        warnOfUnknownProperties();
        StartMode mode = StartMode.of(environment).orElse(null);
        if (mode == null) {
            sayThatNothingIsSet();
        } else if (mode == StartMode.OFF) {
            LogEvent.START_OFF.log("No migration is applied: auto.migration is off.");
        }
        return mode != null && mode != StartMode.OFF;
    }

    @Override
    public MigrationReport run() {
        MigrationEngine migrations = engine.get(); // refuses first what is wrong
        if (beans.count() == 0) {
            LogEvent.START_NO_MIGRATIONS
                    .with(LogField.PACKAGES, packages())
                    .log(
                            "auto.migration is set, but there is no @Migration bean. Are your migrations in a package that is"
                                    + " scanned ({})?",
                            packages());
        }
        return switch (StartMode.of(environment).orElseThrow()) {
            case APPLY -> migrations.apply();
            case WAIT -> migrations.await();
            case VALIDATE -> migrations.validate();
            case OFF -> throw new IllegalStateException("off");
        };
    }

    private void sayThatNothingIsSet() {
        int count = beans.count();
        if (count > 0) {
            LogEvent.START_UNSET
                    .with(LogField.KNOWN, count)
                    .log("No migration is applied, because auto.migration is not set. Set AUTO_MIGRATION=true to apply"
                            + " them at each start, or AUTO_MIGRATION=false to turn this warning off.");
        }
    }

    private void warnOfUnknownVariables() {
        UnknownVariables unknown = new UnknownVariables();
        PropertySource<?> variables =
                environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (variables instanceof EnumerablePropertySource<?> source) {
            for (String variable : unknown.among(List.of(source.getPropertyNames()).stream())) {
                LogEvent.START_UNKNOWN_VARIABLE
                        .with(LogField.SETTING, variable)
                        .with(LogField.NEAREST, unknown.nearest(variable))
                        .log(
                                "The environment variable {} has no effect: there is no such property. Did you mean {}?",
                                variable,
                                unknown.nearest(variable));
            }
        }
    }

    private void warnOfUnknownProperties() {
        UnknownProperties unknown = new UnknownProperties();
        for (ConfigurationProperty property : unknown.in(environment)) {
            LogEvent.START_UNKNOWN_PROPERTY
                    .with(LogField.SETTING, property.getName().toString())
                    .with(LogField.NEAREST, unknown.nearest(property))
                    .log(
                            "{}{} has no effect: there is no such property. Did you mean {}?",
                            property.getName(),
                            Origins.text(property),
                            unknown.nearest(property));
        }
    }

    private List<String> packages() {
        return AutoConfigurationPackages.has(beanFactory) ? AutoConfigurationPackages.get(beanFactory) : List.of();
    }
}
