package io.automigration.internal.engine;

import io.automigration.MigrationVersion;
import io.automigration.Migrations.RepairedState;
import io.automigration.internal.plan.Catalog;
import io.automigration.internal.plan.MigrationDefinition;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.store.EntryChanges;
import io.automigration.internal.store.EntryState;
import io.automigration.internal.store.HistorySnapshot;
import io.automigration.internal.store.StepError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's decision on a failed, interrupted or renamed migration. */
record Repair(Catalog catalog, MigrationVersion version, RepairedState as, String reason) implements HistoryEdit {

    @Override
    public List<MigrationVersion> versions(HistorySnapshot history) {
        return List.of(broken(history).version());
    }

    @Override
    public List<EntryChange> changes(HistorySnapshot history, EntryChanges.Author author) {
        Entry entry = broken(history);
        EntryChanges.Subject subject = new EntryChanges.Subject(version, name(entry), entry.description(), false);
        return List.of(new EntryChanges(subject, author).repaired(entry, state(), error(entry), reason));
    }

    private Entry broken(HistorySnapshot history) {
        Entry entry = history.entries().get(version);
        if (entry == null) {
            throw new NothingToRepairException(version, "not in the history");
        }
        boolean inOrder = entry.state() == EntryState.APPLIED || entry.state() == EntryState.REVERTED;
        if (inOrder && name(entry).equals(entry.name())) {
            throw new NothingToRepairException(version, entry.state() + " as '" + entry.name() + "'");
        }
        return entry;
    }

    /** The name that it has from now on. */
    private String name(Entry entry) {
        MigrationDefinition definition = catalog.get(version);
        return definition == null ? entry.name() : definition.name();
    }

    private EntryState state() {
        return switch (as) {
            case APPLIED -> EntryState.APPLIED;
            case REVERTED -> EntryState.REVERTED;
            case PENDING -> EntryState.FAILED; // and rolled back, which is what it was before: pending
        };
    }

    private @Nullable StepError error(Entry entry) {
        return as == RepairedState.PENDING ? StepError.repairedToPending(entry.direction()) : null;
    }
}
