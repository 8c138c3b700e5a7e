package io.automigration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A migration failed, here or on the instance that this one waited for: fix the migration or the data. */
public abstract class MigrationFailedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** For auto-migration itself; see {@link MigrationException}. */
    protected MigrationFailedException(
            Reason reason, String message, String action, List<MigrationVersion> versions, @Nullable Throwable cause) {
        super(reason, message, action, versions, cause);
    }

    /** Whether it was rolled back; false: it ran without a transaction, and what it did before the error is left. */
    public abstract boolean rolledBack();
}
