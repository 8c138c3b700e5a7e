package io.automigration;

import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * <p>Handed out; not meant to be implemented by applications.
 */
public interface MigrationReport {

    /** The id of the run, as in the history; empty if it never held the lock. */
    String run();

    /** The target. */
    MigrationTarget target();

    /** What this run did itself, in order; empty if nothing was pending, or if another instance did it. */
    List<Step> steps();

    /** How long the run took, including waiting. */
    Duration executionTime();

    /** A step that has taken effect. */
    interface Step extends MigrationPlan.Step {

        /** How long it took, from the start of the successful attempt to its commit. */
        Duration executionTime();
    }
}
