package io.automigration.internal.engine;

import io.automigration.MigrationVersion;
import io.automigration.Migrations.RepairedState;
import io.automigration.internal.plan.Catalog;
import io.automigration.internal.plan.MigrationDefinition;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.store.EntryChanges;
import io.automigration.internal.store.HistorySnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's decision on what a migration really is, whatever the history says. */
record Repair(Catalog catalog, MigrationVersion version, RepairedState as, String reason) implements HistoryEdit {

    @Override
    public List<MigrationVersion> versions(HistorySnapshot history) {
        refuseNeedless(history.entries().get(version));
        return List.of(version);
    }

    @Override
    public List<EntryChange> changes(HistorySnapshot history, EntryChanges.Author author) {
        Entry entry = history.entries().get(version);
        refuseNeedless(entry);
        EntryChanges.Subject subject = new EntryChanges.Subject(version, name(entry), description(entry), false);
        return List.of(new EntryChanges(subject, author).repaired(entry, as, reason));
    }

    private void refuseNeedless(@Nullable Entry entry) {
        if (entry == null && !catalog.has(version)) {
            throw new NothingToRepairException(version, "neither in the history nor in this build");
        }
        String standing = standing(entry);
        boolean inOrder = entry == null
                || (name(entry).equals(entry.name())
                        && (entry.error() == null || !entry.error().ofAStep()));
        if (inOrder && as.name().equals(standing)) {
            throw new NothingToRepairException(version, standing + " as '" + name(entry) + "'");
        }
    }

    /** What it is without a repair; an unfinished one is nothing of these. */
    private static String standing(@Nullable Entry entry) {
        if (entry == null || entry.standing() == null) {
            return RepairedState.PENDING.name();
        }
        return entry.unfinished() ? "" : String.valueOf(entry.standing());
    }

    /** The name that it has from now on. */
    private String name(@Nullable Entry entry) {
        MigrationDefinition definition = catalog.get(version);
        return definition != null ? definition.name() : entry == null ? "" : entry.name();
    }

    private String description(@Nullable Entry entry) {
        MigrationDefinition definition = catalog.get(version);
        return definition != null ? definition.description() : entry == null ? "" : entry.description();
    }
}
