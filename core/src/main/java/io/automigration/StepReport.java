package io.automigration;

import java.time.Duration;

/**
 * A step that was taken.
 *
 * @param step what was planned
 * @param executionTime how long it took, from the begin of the try that succeeded to its commit
 */
public record StepReport(PlannedStep step, Duration executionTime) {}
