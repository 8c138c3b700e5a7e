package io.automigration.internal.plan;

import io.automigration.Direction;
import io.automigration.MigrationPlan;
import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;

/** A step as users see it. */
public record PlannedStep(
        MigrationVersion version, String name, String description, Direction direction, TransactionMode transaction)
        implements MigrationPlan.Step {}
