package io.automigration.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** What to say of a value that is not of the property's type. */
final class UnbindableValue {

    static final String DURATION =
            "Set it to a duration, such as 500ms, 30s or 5m. A number without a unit is seconds.";

    private UnbindableValue() {}

    static InvalidPropertyException refused(BindException error, ConfigurationProperty property) {
        Class<?> type = error.getTarget().getType().resolve(Object.class);
        if (type.isEnum()) {
            return InvalidPropertyException.of(property, "is not one of its values", oneOf(type));
        }
        if (type == Duration.class) {
            return InvalidPropertyException.of(property, "is not a duration", DURATION);
        }
        return InvalidPropertyException.of(
                property, "has no meaning: this is a group of settings", "Set one of the properties below it.");
    }

    /** {@code DEFAULT} is what a migration says to leave the choice to the property, so no value of a property. */
    static String oneOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .filter(value -> !value.equals("default"))
                .collect(Collectors.joining(", ", "Set it to one of ", "."));
    }
}
