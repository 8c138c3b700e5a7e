package io.automigration.internal.engine;

import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import java.time.Duration;
import java.util.List;

/** What a run did. */
record Report(String run, MigrationTarget target, List<Step> steps, Duration executionTime)
        implements MigrationReport {}
