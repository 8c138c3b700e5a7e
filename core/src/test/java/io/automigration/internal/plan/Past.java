package io.automigration.internal.plan;

import io.automigration.Direction;
import io.automigration.MigrationVersion;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryState;
import io.automigration.internal.store.HistorySnapshot;
import io.automigration.internal.store.LockDocument;
import io.automigration.internal.store.Participant;
import io.automigration.internal.store.StepError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** A history as it may have come about: what each migration's entry says, and who holds the lock. */
public final class Past {

    public static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final TreeMap<MigrationVersion, Entry> entries = new TreeMap<>();
    private @Nullable LockDocument lock;

    public Past applied(String... versions) {
        Arrays.stream(versions).forEach(version -> entry(version, EntryState.APPLIED, null));
        return this;
    }

    public Past reverted(String version) {
        return entry(version, EntryState.REVERTED, null);
    }

    public Past started(String version) {
        return entry(version, EntryState.STARTED, null);
    }

    public Past reverting(String version) {
        return entry(version, EntryState.REVERTING, null);
    }

    /** What failed without a transaction: a part of it may be there. */
    public Past failedHalfway(String version, Direction direction) {
        return entry(version, EntryState.FAILED, error(direction, false, null));
    }

    /** What failed in a transaction: all is as it was. */
    public Past rolledBack(String version, Direction direction, @Nullable EntryState was) {
        return entry(version, EntryState.FAILED, error(direction, true, was));
    }

    public Past named(String version, String name) {
        return put(version, name, EntryState.APPLIED, null);
    }

    /** The run that wrote the entries holds the lock. */
    public Past withTheirHolder() {
        lock = new LockDocument(
                7,
                3,
                new LockDocument.Holder("run", new Participant("a", 17, "shop", "1.0"), null, Duration.ZERO),
                "version 2 up",
                null,
                new BsonDocument());
        return this;
    }

    public Past withAnotherHolder() {
        lock = new LockDocument(
                8,
                0,
                new LockDocument.Holder("other", new Participant("b", 18, "shop", "1.0"), null, Duration.ZERO),
                "",
                null,
                new BsonDocument());
        return this;
    }

    public HistorySnapshot snapshot() {
        return new HistorySnapshot(entries, lock, 7);
    }

    private Past entry(String version, EntryState state, @Nullable StepError error) {
        return put(version, "m" + version, state, error);
    }

    private Past put(String version, String name, EntryState state, @Nullable StepError error) {
        MigrationVersion parsed = MigrationVersion.parse(version);
        boolean applied = state == EntryState.APPLIED;
        entries.put(
                parsed,
                new Entry(
                        parsed,
                        name,
                        "",
                        state,
                        4,
                        7,
                        "run",
                        "shop 1.0 on a",
                        state == EntryState.STARTED ? "30 of 100" : "",
                        applied ? AT : null,
                        applied ? Duration.ofMillis(12) : null,
                        error,
                        false));
        return this;
    }

    private static StepError error(Direction direction, boolean rolledBack, @Nullable EntryState was) {
        return new StepError(direction, "IllegalStateException", 0, "boom", "", rolledBack, was);
    }

    public static List<MigrationVersion> versions(String... texts) {
        return new ArrayList<>(Arrays.stream(texts).map(MigrationVersion::parse).toList());
    }
}
