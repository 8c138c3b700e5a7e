package io.automigration.cli.text;

import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one word for what a migration is. */
public enum StatusWord {
    APPLIED,
    PENDING,
    RUNNING,
    FAILED,
    INTERRUPTED,
    REVERTED;

    /** The word for a migration. */
    public static StatusWord of(MigrationStatus.Row row) {
        return switch (row.state()) {
            case APPLIED -> APPLIED;
            case PENDING -> row.error() == null ? PENDING : FAILED;
            case RUNNING -> RUNNING;
            case INTERRUPTED -> row.error() == null ? INTERRUPTED : FAILED;
            case REVERTED -> REVERTED;
        };
    }

    /** Whether nothing is left of the step that failed or was interrupted; null when there is none. */
    static @Nullable Boolean rolledBack(MigrationStatus.Row row) {
        if (row.state() == MigrationState.INTERRUPTED) {
            return false;
        }
        return (row.error() == null || row.state() == MigrationState.RUNNING) ? null : true;
    }

    String in(Colours colours) {
        return switch (this) {
            case APPLIED -> colours.good(toString());
            case PENDING, RUNNING, REVERTED -> colours.notable(toString());
            case FAILED, INTERRUPTED -> colours.bad(toString());
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
