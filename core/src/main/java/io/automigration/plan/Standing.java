package io.automigration.plan;

import io.automigration.Direction;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import io.automigration.history.Entry;
import io.automigration.history.EntryState;
import io.automigration.history.LockDocument;
import io.automigration.history.Participant;
import io.automigration.history.Recorded;
import io.automigration.history.StepError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the database stands to this build, for people.
 *
 * @param recorded what the history says
 * @param catalog the migrations of this build
 * @param target up to which version a start applies; null for the newest
 */
public record Standing(
        Recorded recorded, Catalog catalog, @Nullable MigrationVersion target) {

    /** All migrations of this build and of the history, ascending. */
    public List<MigrationStatus.Row> rows() {
        TreeSet<MigrationVersion> versions = new TreeSet<>(recorded.entries().keySet());
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
        Entry entry = recorded.entries().get(version);
        MigrationDefinition definition = catalog.get(version);
        return entry == null ? unrecorded(version, definition, late) : recorded(entry, definition, late);
    }

    /** Who holds the lock; null when it is free. */
    public static MigrationStatus.@Nullable Holder holder(@Nullable LockDocument lock) {
        if (lock == null || lock.holder() == null) {
            return null;
        }
        Participant participant = lock.holder().participant();
        return new MigrationStatus.Holder(
                participant.toString(),
                participant.host(),
                participant.pid(),
                participant.application(),
                participant.build(),
                lock.holder().run(),
                lock.token(),
                lock.activity());
    }

    private MigrationStatus.Row unrecorded(
            MigrationVersion version, @Nullable MigrationDefinition definition, boolean late) {
        return new MigrationStatus.Row(
                version,
                definition == null ? "" : definition.name(),
                definition == null ? "" : definition.description(),
                MigrationState.PENDING,
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
                "",
                null,
                null);
    }

    private MigrationStatus.Row recorded(Entry entry, @Nullable MigrationDefinition definition, boolean late) {
        MigrationState state = state(entry);
        boolean pending = state == MigrationState.PENDING && definition != null;
        boolean notApplied = state != MigrationState.APPLIED && definition != null;
        StepError kept = entry.error();
        StepError error = kept != null && kept.ofAStep() ? kept : null;
        Direction direction = entry.unfinished() || error != null ? entry.direction() : null;
        return new MigrationStatus.Row(
                entry.version(),
                entry.name(),
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
                error == null ? null : error.type() + ": " + error.message(),
                entry.progress(),
                direction,
                definition == null || definition.name().equals(entry.name()) ? null : definition.name());
    }

    private Optional<MigrationVersion> highestApplied() {
        return recorded.entries().values().stream()
                .filter(entry -> entry.standing() == EntryState.APPLIED)
                .map(Entry::version)
                .max(Comparator.naturalOrder());
    }

    private boolean aboveTarget(MigrationVersion version) {
        return target != null && version.compareTo(target) > 0;
    }

    private MigrationState state(Entry entry) {
        if (entry.unfinished()) {
            return recorded.running(entry) ? MigrationState.RUNNING : MigrationState.INTERRUPTED;
        }
        EntryState standing = entry.standing();
        if (standing == null) {
            return MigrationState.PENDING;
        }
        return standing == EntryState.APPLIED ? MigrationState.APPLIED : MigrationState.REVERTED;
    }
}
