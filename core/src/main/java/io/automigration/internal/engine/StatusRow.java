package io.automigration.internal.engine;

import io.automigration.Direction;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One migration of a status. */
public record StatusRow(
        MigrationVersion version,
        String name,
        String description,
        MigrationState state,
        boolean inThisBuild,
        boolean outOfOrder,
        boolean aboveTarget,
        boolean baseline,
        boolean reversible,
        boolean idempotent,
        @Nullable Instant appliedAt,
        @Nullable Duration executionTime,
        @Nullable String by,
        @Nullable String error,
        @Nullable String errorAt,
        String progress,
        boolean runningInTransaction,
        @Nullable Direction direction,
        @Nullable String nameHere)
        implements MigrationStatus.Row {}
