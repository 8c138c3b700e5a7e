package io.automigration.run;

import io.automigration.EntryUnchangedException;
import io.automigration.MigrationVersion;
import io.automigration.history.EntryChange;
import io.automigration.history.Recorded;
import java.util.List;
import java.util.function.Function;

/** Changes of entries that run nothing: a repair, a baseline. */
final class EntryEdits implements Work {

    private final RunContext run;
    private final List<MigrationVersion> versions;
    private final Function<Recorded, List<EntryChange>> edits;
    private final EntryWriter entries;

    /**
     * Changes.
     *
     * @param versions what they are about
     * @param edits the changes, by what is recorded; may refuse
     */
    EntryEdits(RunContext run, List<MigrationVersion> versions, Function<Recorded, List<EntryChange>> edits) {
        this.run = run;
        this.versions = versions;
        this.edits = edits;
        this.entries = new EntryWriter(run);
    }

    @Override
    public List<MigrationVersion> left(Recorded recorded) {
        return versions;
    }

    @Override
    public void take(Recorded recorded, Holding holding) {
        Retries retries = new Retries(run);
        List<EntryChange> changes = edits.apply(recorded);
        while (!writtenAll(changes, holding, retries)) {
            changes = edits.apply(holding.readAgain().get());
        }
    }

    /** Whether all entries were as the changes saw them. */
    private boolean writtenAll(List<EntryChange> changes, Holding holding, Retries retries) {
        for (EntryChange change : changes) {
            try {
                write(change, holding);
            } catch (Outdated e) {
                MigrationVersion version = change.after().version();
                if (!retries.again(version, e)) {
                    throw new EntryUnchangedException(version, run.limit(), e.getCause());
                }
                return false;
            }
        }
        return true;
    }

    private void write(EntryChange change, Holding holding) {
        StepTransactions transactions = holding.transactions();
        if (transactions != null) {
            new FencedEntry(run, transactions).write(change);
        } else if (!entries.write(change)) {
            throw new Outdated("the entry is not as it was", null);
        }
    }
}
