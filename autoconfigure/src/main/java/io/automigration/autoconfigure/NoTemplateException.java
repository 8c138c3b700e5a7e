package io.automigration.autoconfigure;

import io.automigration.MigrationConfigurationException;
import io.automigration.internal.text.Causes;
import java.util.List;
import org.springframework.util.ClassUtils;

/** It is not clear which database is to be migrated, or it can't be. */
final class NoTemplateException extends MigrationConfigurationException {

    static final String DECLARE_ONE =
            "Add spring-boot-starter-data-mongodb, which brings one, and make sure that its auto-configuration is not excluded; or"
                    + " declare a bean whose type is MongoTemplate. To start without migrations: AUTO_MIGRATION=false.";

    private static final long serialVersionUID = 1L;

    private NoTemplateException(String message, String action) {
        super(Reason.NO_TEMPLATE, message + " Nothing was changed.", action, List.of(), null);
    }

    static NoTemplateException none() {
        return new NoTemplateException(
                "There is no bean of type MongoTemplate, so there is no database to migrate.", DECLARE_ONE);
    }

    /** Boot has made none, because its connection string names no database. */
    static NoTemplateException withoutDatabase() {
        return new NoTemplateException(
                "The connection string names no database, so there is none to migrate.", setUri(property()));
    }

    /** Boot has made none, because the driver does not take its connection string. */
    static NoTemplateException invalidConnectionString(Throwable cause) {
        return new NoTemplateException(
                "The connection string is invalid. " + Causes.sentence(String.valueOf(cause.getMessage())),
                setUri(property()) + " In a user or a password, write / as %2F, : as %3A, @ as %40 and % as %25.");
    }

    private static String property() {
        return ClassUtils.isPresent(IgnoredConnection.BOOT_4_CLIENT, NoTemplateException.class.getClassLoader())
                ? "spring.mongodb.uri"
                : "spring.data.mongodb.uri";
    }

    static NoTemplateException unacknowledged(String database) {
        return new NoTemplateException(
                "Writes to the database '" + database
                        + "' are not acknowledged (w=0), so a write that fails would not be"
                        + " noticed, and its migration recorded as applied.",
                "Remove w=0 from the connection string, or what sets the write concern of the MongoClient.");
    }

    static String setUri(String property) {
        return "Set " + property + ", in the environment " + IgnoredConnectionException.variable(property)
                + ", to a connection string with a database behind the hosts, such as"
                + " mongodb://host:27017/shop?replicaSet=rs0; if its user is of another database, add authSource=admin.";
    }

    static NoTemplateException several(List<String> names) {
        return new NoTemplateException(
                "There are several beans of type MongoTemplate, and none is primary: " + String.join(", ", names) + ".",
                "Say which database is migrated: auto.migration.template=" + names.get(0)
                        + ", or another of them; or mark one as @Primary.");
    }
}
