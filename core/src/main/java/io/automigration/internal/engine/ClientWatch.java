package io.automigration.internal.engine;

import io.automigration.internal.log.LogEvent;
import io.automigration.internal.step.CommandWatch;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.internal.store.HistorySnapshot;

/** Finds out whether the application's client has the watch, on the way of a read. */
final class ClientWatch {

    private final CommandWatch watch;
    private boolean said;

    ClientWatch(CommandWatch watch) {
        this.watch = watch;
    }

    /** Reads everything, and sees whether the client is watched; not beside a run. */
    HistorySnapshot read(HistoryCollection history) {
        watch.begin(event -> {});
        try {
            return history.read();
        } finally {
            watch.end();
        }
    }

    /** Says once that the client does not have the watch, if that is so; known after the first read. */
    void sayIfUnwatched() {
        if (!watch.works() && !said) {
            said = true;
            LogEvent.CLIENT_UNWATCHED.log(
                    "The MongoClient does not have auto-migration's MigrationCommandListener: a migration that writes outside"
                            + " of its transaction goes unnoticed.");
        }
    }
}
