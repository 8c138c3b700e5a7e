package io.automigration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The database is not up to date, and this instance does not apply migrations: let another one do that. */
public abstract class PendingMigrationsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** For auto-migration itself; see {@link MigrationException}. */
    protected PendingMigrationsException(
            Reason reason, String message, String action, List<MigrationVersion> versions, @Nullable Throwable cause) {
        super(reason, message, action, versions, cause);
    }
}
