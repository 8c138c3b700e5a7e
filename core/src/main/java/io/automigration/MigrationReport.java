package io.automigration;

import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param run the run's id, as it stands in the history; empty when it never took the lock
 * @param target where it led
 * @param steps the steps it took itself, in order; empty when nothing was pending, or when another instance took them
 * @param executionTime how long the run took, waiting included
 */
public record MigrationReport(String run, MigrationTarget target, List<StepReport> steps, Duration executionTime) {

    /** A report whose steps can't be changed. */
    public MigrationReport {
        steps = List.copyOf(steps);
    }
}
