package io.automigration.run;

import io.automigration.MigrationVersion;
import io.automigration.NothingToRepairException;
import io.automigration.RepairedState;
import io.automigration.history.Entry;
import io.automigration.history.EntryChange;
import io.automigration.history.EntryState;
import io.automigration.history.Recorded;
import io.automigration.history.StepError;
import io.automigration.plan.Catalog;
import io.automigration.plan.MigrationDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's decision on a failed, interrupted or renamed migration. */
record Repair(RunContext run, Catalog catalog, MigrationVersion version, RepairedState as, String reason) {

    List<EntryChange> changes(Recorded recorded) {
        Entry entry = recorded.entries().get(version);
        if (entry == null) {
            throw new NothingToRepairException(version, "not in the history");
        }
        MigrationDefinition definition = catalog.get(version);
        String name = definition == null ? entry.name() : definition.name();
        boolean inOrder = entry.state() == EntryState.APPLIED || entry.state() == EntryState.REVERTED;
        if (inOrder && name.equals(entry.name())) {
            throw new NothingToRepairException(version, entry.state() + " as '" + name + "'");
        }
        EntryChange.Subject subject = new EntryChange.Subject(version, name, entry.description(), false);
        return List.of(EntryChange.repair(entry, subject, run.author(), state(), error(entry), reason));
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
