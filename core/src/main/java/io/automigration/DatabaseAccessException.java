package io.automigration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The database can't be reached, or does not do what a run needs: fix that, and try again. */
public abstract class DatabaseAccessException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** For auto-migration itself; see {@link MigrationException}. */
    protected DatabaseAccessException(
            Reason reason, String message, String action, List<MigrationVersion> versions, @Nullable Throwable cause) {
        super(reason, message, action, versions, cause);
    }
}
