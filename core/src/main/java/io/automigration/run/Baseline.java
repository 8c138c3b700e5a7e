package io.automigration.run;

import io.automigration.MigrationVersion;
import io.automigration.UnknownTargetException;
import io.automigration.history.Entry;
import io.automigration.history.EntryChange;
import io.automigration.history.Recorded;
import io.automigration.plan.Catalog;
import io.automigration.plan.MigrationDefinition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Declares what a database had before its history began. */
record Baseline(RunContext run, Catalog catalog, MigrationVersion version) {

    /** The versions that have to be declared: those up to it that were never begun. */
    List<MigrationVersion> left(Recorded recorded) {
        if (!catalog.has(version)) {
            throw new UnknownTargetException(version, catalog.versions());
        }
        return catalog.versions().stream()
                .filter(each -> each.compareTo(version) <= 0
                        && unbegun(recorded.entries().get(each)))
                .toList();
    }

    List<EntryChange> changes(Recorded recorded) {
        return left(recorded).stream()
                .map(each -> EntryChange.baseline(recorded.entries().get(each), subject(each), run.author()))
                .toList();
    }

    private static boolean unbegun(@Nullable Entry entry) {
        return entry == null || entry.standing() == null;
    }

    private EntryChange.Subject subject(MigrationVersion each) {
        MigrationDefinition definition = Objects.requireNonNull(catalog.get(each));
        return new EntryChange.Subject(each, definition.name(), definition.description(), false);
    }
}
