package io.automigration.internal.step;

import io.automigration.internal.lock.Lease;
import io.automigration.internal.lock.RunSession;
import io.automigration.internal.store.EntryChange;

/** Changes an entry without running anything, together with the fence where the server has transactions. */
public final class EntryEdit {

    private final Lease lease;

    /** An edit by the holder of the lease. */
    public EntryEdit(Lease lease) {
        this.lease = lease;
    }

    /**
     * Writes it.
     *
     * @throws PlanOutdatedException when the entry is not as it was
     */
    public void write(EntryChange change) {
        RunSession session = lease.session();
        if (session != null) {
            new FencedEntry(new StepTransactions(lease, session)).write(change);
        } else if (!new EntryWriter(lease).write(change)) {
            throw new PlanOutdatedException("its entry has changed", null);
        }
    }
}
