package io.automigration.internal.engine;

import io.automigration.MigrationVersion;
import io.automigration.internal.lock.Lease;
import io.automigration.internal.lock.Work;
import io.automigration.internal.step.EntryEdit;
import io.automigration.internal.step.PlanOutdatedException;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.store.HistorySnapshot;
import java.util.List;

/**
 * A person's edit of the history, under the lock; it runs nothing.
 *
 * @param edit the edit
 * @param versions what it is about
 */
record EntryEdits(HistoryEdit edit, List<MigrationVersion> versions) implements Work {

    @Override
    public List<MigrationVersion> left(HistorySnapshot history) {
        return versions;
    }

    @Override
    public void perform(HistorySnapshot history, Lease lease) {
        Retries retries = new Retries(lease.run());
        HistorySnapshot latest = history;
        while (!writtenAll(edit.changes(latest, lease.author()), lease, retries)) {
            latest = lease.readAgain();
        }
    }

    /** Whether all entries were as the changes saw them. */
    private static boolean writtenAll(List<EntryChange> changes, Lease lease, Retries retries) {
        EntryEdit writer = new EntryEdit(lease);
        for (EntryChange change : changes) {
            try {
                writer.write(change);
            } catch (PlanOutdatedException e) {
                MigrationVersion version = change.after().version();
                if (!retries.again(version, e)) {
                    throw new EntryUnchangedException(
                            version, lease.run().time().limit(), e.getCause());
                }
                return false;
            }
        }
        return true;
    }
}
