package io.automigration.internal.store;

import io.automigration.Direction;
import io.automigration.MigrationVersion;
import java.util.Collections;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * All that the collection says, as one read saw it.
 *
 * @param entries what it has on each migration, ascending
 * @param lock the lock; null before it was ever taken
 * @param fence the token whose holder may write; 0 before there was one
 */
public record HistorySnapshot(
        NavigableMap<MigrationVersion, Entry> entries,
        @Nullable LockDocument lock,
        long fence) {

    /** A record whose entries can't be changed. */
    public HistorySnapshot {
        entries = Collections.unmodifiableNavigableMap(entries);
    }

    /** Whether the holder of the lock is at this entry's step. */
    public boolean running(Entry entry) {
        return lock != null
                && lock.holder() != null
                && lock.token() == entry.token()
                && lock.holder().run().equals(entry.run())
                && (entry.state() == EntryState.STARTED || entry.state() == EntryState.REVERTING);
    }

    /** Whether the holder of the lock has said that it is at this step. */
    public boolean performing(MigrationVersion version, Direction direction) {
        return lock != null && lock.holder() != null && Activity.describes(lock.activity(), version, direction);
    }

    /** What it comes to if the holder of the lock is dead: whatever is unfinished is nobody's. */
    public HistorySnapshot withoutHolder() {
        return new HistorySnapshot(entries, null, fence);
    }

    /** The token that the next taker draws: also when one of the two documents was deleted it was never drawn before. */
    public long nextToken() {
        return Math.max(lock == null ? 0 : lock.token(), fence) + 1;
    }
}
