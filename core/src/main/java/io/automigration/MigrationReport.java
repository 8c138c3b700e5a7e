package io.automigration;

import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * <p>Handed out; not meant to be implemented by applications.
 */
public interface MigrationReport {

    /** The run's id, as it stands in the history; empty when it never held the lock. */
    String run();

    /** Where it led. */
    MigrationTarget target();

    /** The steps it took itself, in order; empty when nothing was pending, or when another instance took them. */
    List<Step> steps();

    /** How long the run took, waiting included. */
    Duration executionTime();

    /** A step that has taken effect. */
    interface Step extends MigrationPlan.Step {

        /** How long it took, from the beginning of the try that succeeded to its commit. */
        Duration executionTime();
    }
}
