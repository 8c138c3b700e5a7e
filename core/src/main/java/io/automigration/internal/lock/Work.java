package io.automigration.internal.lock;

import io.automigration.MigrationVersion;
import io.automigration.internal.store.HistorySnapshot;
import java.util.List;

/** What a run is for. */
public interface Work {

    /**
     * The versions that are left to be worked on; empty ends the wait for the lock.
     *
     * @param history what was read just now
     */
    List<MigrationVersion> left(HistorySnapshot history);

    /**
     * Does it, under the lock and with the fence raised.
     *
     * @param history everything, read by the holder
     * @param lease the lock, in this run's hands
     */
    void perform(HistorySnapshot history, Lease lease);
}
