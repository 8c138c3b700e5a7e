package io.automigration.internal.engine;

import io.automigration.MigrationVersion;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.store.EntryChanges;
import io.automigration.internal.store.HistorySnapshot;
import java.util.List;

/** What a person has decided about the history. */
interface HistoryEdit {

    /**
     * The versions whose entries have to be changed; empty when there is nothing to do.
     *
     * @throws io.automigration.MigrationException when it is refused
     */
    List<MigrationVersion> versions(HistorySnapshot history);

    /** The changes that it takes. */
    List<EntryChange> changes(HistorySnapshot history, EntryChanges.Author author);
}
