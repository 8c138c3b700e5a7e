package io.automigration.autoconfigure;

import io.automigration.internal.text.Nearest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** As {@link UnknownVariables}, of files and arguments. */
final class UnknownProperties {

    private static final ConfigurationPropertyName GROUP = ConfigurationPropertyName.of(StartMode.PROPERTY);

    private final List<ConfigurationPropertyName> known =
            UnknownVariables.propertyNames().map(ConfigurationPropertyName::of).toList();

    List<ConfigurationProperty> in(Environment environment) {
        return Origins.sources(environment)
                .filter(source -> !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource))
                .flatMap(source ->
                        source instanceof IterableConfigurationPropertySource names ? unknown(names) : Stream.empty())
                .toList();
    }

    private Stream<ConfigurationProperty> unknown(IterableConfigurationPropertySource source) {
        return source.stream()
                .filter(name -> GROUP.isAncestorOf(name) && !known.contains(name))
                .map(source::getConfigurationProperty)
                .filter(Objects::nonNull);
    }

    /** The known property that is the fewest typing errors away. */
    String nearest(ConfigurationProperty property) {
        return Nearest.to(
                        property.getName().toString(),
                        UnknownVariables.propertyNames().toList())
                .orElseThrow();
    }
}
