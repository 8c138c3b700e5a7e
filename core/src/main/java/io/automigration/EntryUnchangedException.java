package io.automigration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A person's edit of the history (a repair, a baseline) met other writes until there was no time left. */
public final class EntryUnchangedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationVersion version;

    /**
     * An entry that could not be changed.
     *
     * @param version the migration whose entry it is
     * @param tried for how long it was tried
     * @param cause what stood against it the last time; null when another run changed the entry each time
     */
    public EntryUnchangedException(MigrationVersion version, Duration tried, @Nullable Throwable cause) {
        super(
                ExitCode.FAILED,
                "The entry of migration " + version + " could not be changed within " + Durations.text(tried) + ": "
                        + (cause == null ? "another run changed it each time." : Causes.text(cause))
                        + " It is as it was; entries that were changed before it stay changed.",
                "Something else writes the history all the time, or a process that died left a transaction open in it, which"
                        + " the server ends within 60 to 90 s. See that nothing migrates (migrate status), and do it again.",
                cause);
        this.version = version;
    }

    /** The migration whose entry it is. */
    public MigrationVersion version() {
        return version;
    }
}
