package io.automigration.internal.engine;

import io.automigration.MigrationVersion;
import io.automigration.internal.lock.Lease;
import io.automigration.internal.lock.Work;
import io.automigration.internal.store.HistorySnapshot;
import java.util.List;

/** Nothing to do under the lock: who has acquired it has taken it from whoever held it, and releases it. */
record Unlocking() implements Work {

    @Override
    public List<MigrationVersion> left(HistorySnapshot history) {
        return List.of(MigrationVersion.ZERO); // it waits until it has the lock, whatever the history says
    }

    @Override
    public void perform(HistorySnapshot history, Lease lease) {}
}
