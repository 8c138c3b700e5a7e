package io.automigration.autoconfigure;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/** Where the value of a property comes from: a file and line, a variable, an argument. */
final class Origins {

    private Origins() {}

    /** The property as it is in force, placeholders resolved; empty when it is not set, or blank. */
    static Optional<ConfigurationProperty> find(Environment environment, String name) {
        ConfigurationPropertyName propertyName = ConfigurationPropertyName.of(name);
        return sources(environment)
                .map(source -> source.getConfigurationProperty(propertyName))
                .filter(Objects::nonNull)
                .findFirst()
                .map(property -> new ConfigurationProperty(
                        propertyName,
                        environment.resolvePlaceholders(property.getValue().toString()),
                        property.getOrigin()))
                .filter(property -> !property.getValue().toString().isBlank());
    }

    /** How many sources come before the one whose value of the property is in force. */
    static int rank(Environment environment, String name) {
        ConfigurationPropertyName propertyName = ConfigurationPropertyName.of(name);
        return (int) sources(environment)
                .takeWhile(source -> source.getConfigurationProperty(propertyName) == null)
                .count();
    }

    static Stream<ConfigurationPropertySource> sources(Environment environment) {
        return StreamSupport.stream(
                ConfigurationPropertySources.get(environment).spliterator(), false);
    }

    /** The origin in brackets, to be put behind the name: {@code (from System Environment Property "AUTO_MIGRATION")}. */
    static String text(ConfigurationProperty property) {
        return property.getOrigin() == null ? "" : " (from " + property.getOrigin() + ")";
    }
}
