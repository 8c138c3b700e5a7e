package io.automigration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run would do what may be wrong, so nothing was changed: a person must decide. */
public abstract class MigrationRefusedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** For auto-migration itself; see {@link MigrationException}. */
    protected MigrationRefusedException(
            Reason reason, String message, String action, List<MigrationVersion> versions, @Nullable Throwable cause) {
        super(reason, message, action, versions, cause);
    }
}
