package io.automigration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A migration failed, here or on an instance that this one was waiting for: fix the migration or the data. */
public abstract class MigrationFailedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** For auto-migration itself; see {@link MigrationException}. */
    protected MigrationFailedException(
            Reason reason, String message, String action, List<MigrationVersion> versions, @Nullable Throwable cause) {
        super(reason, message, action, versions, cause);
    }

    /** Whether it was rolled back. If not, it ran without a transaction, and what it did before the error is still there. */
    public abstract boolean rolledBack();
}
