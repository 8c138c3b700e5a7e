package io.automigration.internal.store;

import io.automigration.MigrationEvent;
import io.automigration.MigrationVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as an entry keeps it. */
record StoredEvent(
        MigrationVersion version,
        String name,
        Instant at,
        String what,
        String by,
        String run,
        long token,
        @Nullable Duration executionTime,
        @Nullable String reason,
        @Nullable String errorAt,
        @Nullable String repairedAs)
        implements MigrationEvent {}
