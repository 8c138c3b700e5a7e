package io.automigration.internal.store;

import io.automigration.MigrationRefusedException;
import java.util.List;

/** The history was written by a newer release, in a form that this one does not know. */
public final class UnknownFormatException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * A document of a later form.
     *
     * @param namespace database and collection
     * @param id the document's {@code _id}
     * @param format its format
     * @param known the newest format that this release knows
     */
    UnknownFormatException(String namespace, String id, long format, int known) {
        super(
                Reason.NEWER_FORMAT,
                "The document " + id + " in " + namespace + " has format " + format
                        + "; this release of auto-migration knows formats up to " + known + ". Nothing was changed.",
                "A newer build of this application, or of another one on this database, wrote it. Use the auto-migration"
                        + " release of that build, or a later one.",
                List.of(),
                null);
    }
}
