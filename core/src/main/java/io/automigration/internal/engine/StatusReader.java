package io.automigration.internal.engine;

import io.automigration.Direction;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import io.automigration.internal.plan.Catalog;
import io.automigration.internal.plan.MigrationDefinition;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryState;
import io.automigration.internal.store.HistorySnapshot;
import io.automigration.internal.store.StepError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the database stands against this build, for people.
 *
 * @param history what the history says
 * @param catalog the migrations of this build
 * @param target up to which version a start applies; null for the newest
 */
record StatusReader(
        HistorySnapshot history, Catalog catalog, @Nullable MigrationVersion target) {

    /** All migrations of this build and of the history, ascending. */
    public List<MigrationStatus.Row> rows() {
        TreeSet<MigrationVersion> versions = new TreeSet<>(history.entries().keySet());
        versions.addAll(catalog.versions());
        Optional<MigrationVersion> highest = highestApplied();
        return versions.stream().map(version -> row(version, highest)).toList();
    }

    /** One migration, of this build or of the history. */
    public MigrationStatus.Row row(MigrationVersion version) {
        return row(version, highestApplied());
    }

    private MigrationStatus.Row row(MigrationVersion version, Optional<MigrationVersion> highest) {
        boolean late = highest.isPresent() && version.compareTo(highest.get()) < 0;
        Entry entry = history.entries().get(version);
        MigrationDefinition definition = catalog.get(version);
        // a step in a transaction changes its entry with its commit only; until then the lock says what is going on
        return entry == null ? unrecorded(version, definition, late) : recorded(entry, definition, late);
    }

    private MigrationStatus.Row unrecorded(
            MigrationVersion version, @Nullable MigrationDefinition definition, boolean late) {
        boolean running = history.performing(version, Direction.UP);
        return new StatusRow(
                version,
                definition == null ? "" : definition.name(),
                definition == null ? "" : definition.description(),
                running ? MigrationState.RUNNING : MigrationState.PENDING,
                definition != null,
                late,
                aboveTarget(version),
                false,
                definition != null && definition.reversible(),
                definition != null && definition.idempotent(),
                null,
                null,
                null,
                null,
                null,
                "",
                running,
                running ? Direction.UP : null,
                null);
    }

    private MigrationStatus.Row recorded(Entry entry, @Nullable MigrationDefinition definition, boolean late) {
        Direction running = inTransaction(entry);
        MigrationState state = running == null ? state(entry) : MigrationState.RUNNING;
        boolean pending = state == MigrationState.PENDING && definition != null;
        boolean notApplied = state != MigrationState.APPLIED && definition != null;
        StepError kept = entry.error();
        StepError error = kept != null && kept.ofAStep() ? kept : null;
        Direction last = entry.unfinished() || error != null ? entry.direction() : null;
        return new StatusRow(
                entry.version(),
                definition != null && entry.vacant() ? definition.name() : entry.name(),
                definition == null ? entry.description() : definition.description(),
                state,
                definition != null,
                pending && late,
                notApplied && aboveTarget(entry.version()),
                entry.baseline(),
                definition != null && definition.reversible(),
                definition != null && definition.idempotent(),
                entry.appliedAt(),
                entry.executionTime(),
                entry.by(),
                error == null ? null : error.text(),
                error == null || error.at().isEmpty() ? null : error.at(),
                entry.progress(),
                running != null,
                running == null ? last : running,
                nameHere(entry, definition));
    }

    /** The name in this build, where the entry has another one and something of it is in the database. */
    private static @Nullable String nameHere(Entry entry, @Nullable MigrationDefinition definition) {
        return definition != null && definition.renames(entry) ? definition.name() : null;
    }

    private Optional<MigrationVersion> highestApplied() {
        return history.entries().values().stream()
                .filter(entry -> entry.standing() == EntryState.APPLIED)
                .map(Entry::version)
                .max(Comparator.naturalOrder());
    }

    private boolean aboveTarget(MigrationVersion version) {
        return target != null && version.compareTo(target) > 0;
    }

    /** Which way the holder of the lock brings it, in a transaction that the entry does not show yet; null when it does not. */
    private @Nullable Direction inTransaction(Entry entry) {
        if (entry.unfinished()) {
            return null;
        }
        Direction next = entry.standing() == EntryState.APPLIED ? Direction.DOWN : Direction.UP;
        return history.performing(entry.version(), next) ? next : null;
    }

    private MigrationState state(Entry entry) {
        if (entry.unfinished()) {
            return history.running(entry) ? MigrationState.RUNNING : MigrationState.INTERRUPTED;
        }
        EntryState standing = entry.standing();
        if (standing == null) {
            return MigrationState.PENDING;
        }
        return standing == EntryState.APPLIED ? MigrationState.APPLIED : MigrationState.REVERTED;
    }
}
