package io.automigration.internal.store;

import io.automigration.MigrationConfigurationException;
import java.util.List;

/** The template's factory leads to one database now and to another one then, so history and data could be in two. */
public final class RoutedDatabaseException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * Two databases.
     *
     * @param history the one whose history this is
     * @param now the one that the factory leads to now
     */
    RoutedDatabaseException(String history, String now) {
        super(
                Reason.NO_TEMPLATE,
                "The MongoTemplate leads to the database '" + now + "' now, and led to '" + history
                        + "' before, where the history is: its MongoDatabaseFactory chooses a database for each call. Nothing was changed.",
                "A history belongs to one database. Name a template whose factory always leads to the same one in"
                        + " auto.migration.template; for several tenants, start the application once for each, with the connection string"
                        + " of its database.",
                List.of(),
                null);
    }
}
