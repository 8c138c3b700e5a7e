package io.automigration.internal.engine;

import io.automigration.MigrationVersion;
import io.automigration.internal.plan.Catalog;
import io.automigration.internal.plan.MigrationDefinition;
import io.automigration.internal.plan.UnknownTargetException;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.store.EntryChanges;
import io.automigration.internal.store.EntryState;
import io.automigration.internal.store.HistorySnapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Declares what a database had before its history began. */
record Baseline(Catalog catalog, MigrationVersion version) implements HistoryEdit {

    /** Those up to it that were never begun. */
    @Override
    public List<MigrationVersion> versions(HistorySnapshot history) {
        if (!catalog.has(version)) {
            throw new UnknownTargetException(version, catalog.versions());
        }
        refuseWhatIsNotApplied(history);
        return catalog.versions().stream()
                .filter(each -> each.compareTo(version) <= 0
                        && unbegun(history.entries().get(each)))
                .toList();
    }

    @Override
    public List<EntryChange> changes(HistorySnapshot history, EntryChanges.Author author) {
        return versions(history).stream()
                .map(each -> new EntryChanges(subject(each), author)
                        .baseline(history.entries().get(each)))
                .toList();
    }

    /** To pass over them would say that all up to the version are applied, while these are not. */
    private void refuseWhatIsNotApplied(HistorySnapshot history) {
        List<Entry> entries = history.entries().values().stream()
                .filter(entry -> catalog.has(entry.version()) && entry.version().compareTo(version) <= 0)
                .filter(entry -> !unbegun(entry) && entry.standing() != EntryState.APPLIED)
                .toList();
        if (!entries.isEmpty()) {
            throw new BaselineRefusedException(version, entries);
        }
    }

    private static boolean unbegun(@Nullable Entry entry) {
        return entry == null || entry.standing() == null;
    }

    private EntryChanges.Subject subject(MigrationVersion each) {
        MigrationDefinition definition = Objects.requireNonNull(catalog.get(each));
        return new EntryChanges.Subject(each, definition.name(), definition.description(), false);
    }
}
