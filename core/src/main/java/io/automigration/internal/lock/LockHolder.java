package io.automigration.internal.lock;

import io.automigration.MigrationStatus;
import io.automigration.internal.store.LockDocument;
import io.automigration.internal.store.Participant;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who holds the lock, as users see it. */
public record LockHolder(
        String description,
        String host,
        long pid,
        String application,
        String build,
        String run,
        long token,
        String activity,
        Duration lease)
        implements MigrationStatus.Holder {

    /** The holder that a lock document names; null when it is free, or was never taken. */
    public static @Nullable LockHolder of(@Nullable LockDocument lock) {
        if (lock == null || lock.holder() == null) {
            return null;
        }
        Participant participant = lock.holder().participant();
        return new LockHolder(
                participant.toString(),
                participant.host(),
                participant.pid(),
                participant.application(),
                participant.build(),
                lock.holder().run(),
                lock.token(),
                lock.activity(),
                lock.holder().lease());
    }
}
