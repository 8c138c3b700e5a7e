package io.automigration.autoconfigure;

import io.automigration.MigrationConfigurationException;
import java.util.List;

/** It is not clear which database is to be migrated. */
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

    static NoTemplateException several(List<String> names) {
        return new NoTemplateException(
                "There are several beans of type MongoTemplate, and none is primary: " + String.join(", ", names) + ".",
                "Say which database is migrated: auto.migration.template=" + names.get(0)
                        + ", or another of them; or mark one as @Primary.");
    }
}
