package io.automigration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lock could not be acquired, or was lost: try again later. */
public abstract class MigrationLockException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** For auto-migration itself; see {@link MigrationException}. */
    protected MigrationLockException(
            Reason reason, String message, String action, List<MigrationVersion> versions, @Nullable Throwable cause) {
        super(reason, message, action, versions, cause);
    }
}
