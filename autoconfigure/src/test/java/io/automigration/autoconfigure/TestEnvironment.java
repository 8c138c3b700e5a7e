package io.automigration.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Environments that know nothing of the machine the test runs on. */
final class TestEnvironment {

    private TestEnvironment() {}

    static ConfigurableEnvironment of(Map<String, String> properties) {
        return of(new MapPropertySource("test", new HashMap<>(properties)));
    }

    static ConfigurableEnvironment ofVariables(Map<String, String> variables) {
        return of(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
    }

    private static ConfigurableEnvironment of(PropertySource<?> source) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(other -> environment.getPropertySources().remove(other.getName()));
        environment.getPropertySources().addFirst(source);
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
