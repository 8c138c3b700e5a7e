package io.automigration.internal.plan;

import io.automigration.MigrationRefusedException;
import io.automigration.internal.store.Entry;
import java.util.List;

/** The history has another migration under this version: two branches, or two services in one database, created it. */
public final class NameMismatchException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    NameMismatchException(Entry recorded, MigrationDefinition found) {
        super(
                Reason.NAME_MISMATCH,
                "Version " + found.version() + " is '" + recorded.name() + "' in the history (written by "
                        + recorded.by() + "), but '" + found.name() + "' in this build (" + found.source()
                        + "). Nothing was changed.",
                "Two branches, or two services that share this database, created a migration with the same version. Give this"
                        + " build's migration a new version, or give each service an auto.migration.collection of its own."
                        + " If it was only renamed, write @Migration(name = \"" + recorded.name()
                        + "\"), or put the new name into the history: java -jar app.jar migrate repair "
                        + found.version()
                        + " --as applied --reason renamed.",
                List.of(found.version()),
                null);
    }
}
