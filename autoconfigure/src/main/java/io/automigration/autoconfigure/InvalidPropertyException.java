package io.automigration.autoconfigure;

import io.automigration.MigrationConfigurationException;
import java.util.List;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** A property has a value that it can't have. */
final class InvalidPropertyException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    private InvalidPropertyException(String message, String action) {
        super(Reason.INVALID_PROPERTY, message + " Nothing was changed.", action, List.of(), null);
    }

    /**
     * A wrong value.
     *
     * @param property the property with its value and origin
     * @param problem what is wrong, as the end of a sentence: {@code "is shorter than 1s"}
     * @param allowed which values it can have, in a sentence
     */
    static InvalidPropertyException of(ConfigurationProperty property, String problem, String allowed) {
        return new InvalidPropertyException(
                "The value '" + property.getValue() + "' of " + property.getName() + Origins.text(property) + " "
                        + problem + ".",
                allowed);
    }

    /** Two properties that mean the same, and say something else. */
    static InvalidPropertyException contradicting(ConfigurationProperty one, ConfigurationProperty other) {
        return new InvalidPropertyException(
                one.getName() + " is '" + one.getValue() + "'" + Origins.text(one) + ", but " + other.getName()
                        + " is '" + other.getValue() + "'" + Origins.text(other) + ".",
                "They are one setting in two spellings. Remove one of them, or give both the same value.");
    }
}
