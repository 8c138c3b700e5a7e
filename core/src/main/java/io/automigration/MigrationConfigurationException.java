package io.automigration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A migration, a property or a command is wrong: fix it. Nothing was changed. */
public abstract class MigrationConfigurationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /** For auto-migration itself; see {@link MigrationException}. */
    protected MigrationConfigurationException(
            Reason reason, String message, String action, List<MigrationVersion> versions, @Nullable Throwable cause) {
        super(reason, message, action, versions, cause);
    }
}
