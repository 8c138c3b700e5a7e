package io.automigration.internal.engine;

import io.automigration.DatabaseAccessException;
import io.automigration.MigrationVersion;
import io.automigration.internal.text.Causes;
import io.automigration.internal.text.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An edit of the history (a repair, a baseline) met other writes until its time was up. */
public final class EntryUnchangedException extends DatabaseAccessException {

    private static final long serialVersionUID = 1L;

    /**
     * An entry that could not be changed.
     *
     * @param version the migration whose entry it is
     * @param tried for how long it was tried
     * @param cause what prevented it the last time; null when another run changed the entry each time
     */
    EntryUnchangedException(MigrationVersion version, Duration tried, @Nullable Throwable cause) {
        super(
                Reason.HISTORY_BUSY,
                "The entry of migration " + version + " could not be changed within " + Durations.text(tried) + ": "
                        + (cause == null ? "another run changed it each time." : Causes.text(cause))
                        + " It is as it was; entries that were changed before it stay changed.",
                "Something else keeps writing to the history, or a process that died left a transaction open in it, which the"
                        + " server ends after a time of its own (by MongoDB's defaults 60 to 90 s). Make sure that no instance is migrating (migrate status), and try again.",
                List.of(version),
                cause);
    }
}
