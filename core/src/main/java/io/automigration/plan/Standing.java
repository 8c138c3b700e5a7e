package io.automigration.plan;

import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import io.automigration.history.Entry;
import io.automigration.history.EntryState;
import io.automigration.history.LockDocument;
import io.automigration.history.Recorded;
import io.automigration.history.StepError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How the database stands to this build, for people. */
public final class Standing {

    private Standing() {}

    /**
     * The status.
     *
     * @param database the database's name
     * @param recorded what the history says
     * @param catalog the migrations of this build
     */
    public static MigrationStatus of(String database, Recorded recorded, Catalog catalog) {
        TreeSet<MigrationVersion> versions = new TreeSet<>(recorded.entries().keySet());
        versions.addAll(catalog.versions());
        Optional<MigrationVersion> highest = recorded.entries().values().stream()
                .filter(entry -> entry.standing() == EntryState.APPLIED)
                .map(Entry::version)
                .max(Comparator.naturalOrder());
        List<MigrationStatus.Row> rows = versions.stream()
                .map(version -> row(version, recorded, catalog, highest))
                .toList();
        return new MigrationStatus(database, rows, holder(recorded.lock()));
    }

    private static MigrationStatus.Row row(
            MigrationVersion version, Recorded recorded, Catalog catalog, Optional<MigrationVersion> highest) {
        Entry entry = recorded.entries().get(version);
        MigrationDefinition definition = catalog.get(version);
        MigrationState state = entry == null ? MigrationState.PENDING : state(entry, recorded);
        StepError error = entry == null ? null : entry.error();
        return new MigrationStatus.Row(
                version,
                definition != null ? definition.name() : entry == null ? "" : entry.name(),
                definition != null ? definition.description() : entry == null ? "" : entry.description(),
                state,
                definition != null,
                state == MigrationState.PENDING
                        && definition != null
                        && highest.isPresent()
                        && version.compareTo(highest.get()) < 0,
                entry == null ? null : entry.appliedAt(),
                entry == null ? null : entry.executionTime(),
                entry == null ? null : entry.by(),
                error == null ? null : error.type() + ": " + error.message());
    }

    private static MigrationState state(Entry entry, Recorded recorded) {
        if (entry.unfinished()) {
            return recorded.running(entry) ? MigrationState.RUNNING : MigrationState.INTERRUPTED;
        }
        EntryState standing = entry.standing();
        if (standing == null) {
            return MigrationState.PENDING;
        }
        return standing == EntryState.APPLIED ? MigrationState.APPLIED : MigrationState.REVERTED;
    }

    private static MigrationStatus.@Nullable Holder holder(@Nullable LockDocument lock) {
        return lock == null || lock.holder() == null
                ? null
                : new MigrationStatus.Holder(lock.holder().description(), lock.token(), lock.activity());
    }
}
