package io.automigration.autoconfigure;

import io.automigration.MigrationConfigurationException;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** It is not said, or in a way that this Spring Boot ignores, where the database is. The value may hold a password. */
final class IgnoredConnectionException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    private IgnoredConnectionException(String message, String action) {
        super(Reason.INVALID_PROPERTY, message + " Nothing was changed.", action, List.of(), null);
    }

    /**
     * Only the old name is set.
     *
     * @param old the property under its old name
     * @param renamed its new name
     * @param used what the application really uses: {@code "the database 'test'"}
     */
    static IgnoredConnectionException renamed(ConfigurationProperty old, String renamed, String used) {
        return new IgnoredConnectionException(
                old.getName() + " is set" + Origins.text(old) + ", but Spring Boot 4 ignores it and uses " + used + ".",
                "Rename it to " + renamed + ", in the environment " + variable(renamed)
                        + ". You may keep the old one for builds on Spring Boot 3: once the new one is set, it no longer matters here.");
    }

    /** Nothing is set at all. */
    static IgnoredConnectionException unset(String property, String hosts, String database) {
        return new IgnoredConnectionException(
                property + " is not set, so Spring Boot uses the database '" + database + "' at " + hosts + ".",
                NoTemplateException.setUri(property) + " For that database itself: mongodb://" + hosts + "/" + database
                        + ".");
    }

    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
    }
}
