package io.automigration.autoconfigure;

import io.automigration.MigrationConfigurationException;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** The application says where its database is in a way that this Spring Boot ignores. The value may hold a password. */
final class IgnoredConnectionException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    IgnoredConnectionException(ConfigurationProperty old, String renamed) {
        super(
                Reason.INVALID_PROPERTY,
                old.getName() + " is set" + Origins.text(old) + ", but Spring Boot 4 ignores it and would use "
                        + (renamed.endsWith("database") ? "the database 'test'" : "localhost")
                        + ". Nothing was changed.",
                "Rename it to " + renamed + ", in the environment "
                        + renamed.toUpperCase(Locale.ROOT).replace('.', '_')
                        + ". You may keep the old one for builds on Spring Boot 3: once the new one is set, it no longer matters here.",
                List.of(),
                null);
    }
}
