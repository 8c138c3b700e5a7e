package io.automigration.internal.step;

import io.automigration.internal.lock.Lease;
import io.automigration.internal.plan.Step;
import io.automigration.internal.store.EntryChanges;

/**
 * A step that is tried.
 *
 * @param lease the lock, in this run's hands
 * @param step the step
 * @param context what its code gets
 * @param transaction whether it runs in a transaction
 * @param watched whether a write outside of its transaction would be seen
 */
record StepTry(Lease lease, Step step, StepContext context, boolean transaction, boolean watched) {

    /** The changes of its entry, made now. */
    EntryChanges changes() {
        return new EntryChanges(
                new EntryChanges.Subject(
                        step.version(),
                        step.definition().name(),
                        step.definition().description(),
                        transaction),
                lease.author());
    }

    /** Makes the migration, during which this run may be interrupted. */
    StepCode make() {
        lease.run().interruption().enter();
        try {
            return StepCode.make(step);
        } finally {
            lease.run().interruption().leave();
        }
    }

    /** Goes on only while the lock is held. */
    void ensureHeld() {
        lease.ensureHeld("at migration " + step.version());
    }
}
