package io.automigration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Going on might be wrong, so nothing was changed: someone has to decide. */
public abstract class MigrationRefusedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** For auto-migration itself; see {@link MigrationException}. */
    protected MigrationRefusedException(
            Reason reason, String message, String action, List<MigrationVersion> versions, @Nullable Throwable cause) {
        super(reason, message, action, versions, cause);
    }
}
