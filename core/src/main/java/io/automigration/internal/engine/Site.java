package io.automigration.internal.engine;

import io.automigration.internal.lock.Run;
import io.automigration.internal.store.Database;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.internal.store.Participant;
import io.automigration.internal.store.Resending;
import io.automigration.internal.store.Topology;
import io.automigration.internal.time.Time;

/**
 * Where and how runs are made.
 *
 * @param database the application's database
 * @param settings how runs are made
 * @param time their time
 */
record Site(Database database, RunSettings settings, Time time) {

    /** A run that has not begun. */
    Run newRun() {
        return new Run(Participant.here(settings.application(), settings.build()), database, settings.lock(), time);
    }

    /** What the server is. */
    Topology topology() {
        return database.reachedTopology(new Resending(time.ticker(), HistoryCollection.PATIENCE));
    }

    /** Which steps run in a transaction there. */
    TransactionModes modes(Topology topology) {
        return new TransactionModes(database.name(), settings.transaction(), topology);
    }
}
