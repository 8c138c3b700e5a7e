package io.automigration.internal.lock;

import io.automigration.MigrationStatus;
import io.automigration.Migrations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What watching the lock has shown. */
public record Probed(MigrationStatus.@Nullable Holder holder, boolean alive, Duration watched)
        implements Migrations.LockReport {}
