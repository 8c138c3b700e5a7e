package io.automigration;

/**
 * Hears of runs and steps while they happen. Beans of this type are called directly, in order, on the migrating thread; one
 * that throws is logged and hurts nothing. A run that finds nothing to do is not told of.
 */
public interface MigrationListener {

    /**
     * The lock is held, and there are steps to take.
     *
     * @param plan what the run is about to do
     */
    default void runStarted(MigrationPlan plan) {}

    /**
     * All steps were taken; the lock is free again.
     *
     * @param report what was done
     */
    default void runEnded(MigrationReport report) {}

    /**
     * The run ended early; the lock is free again where that could be said to the server.
     *
     * @param plan what the run was about to do
     * @param error why it ended
     */
    default void runFailed(MigrationPlan plan, MigrationException error) {}

    /**
     * A step is about to run. Told once, also when it is tried again after a transient error.
     *
     * @param step the step
     */
    default void stepStarted(MigrationPlan.Step step) {}

    /**
     * A step says how far it is, see {@link MigrationContext#progress}. May be told often.
     *
     * @param step the step
     * @param done units of work done
     * @param total units of work in all; 0 when not known
     */
    default void stepProgressed(MigrationPlan.Step step, long done, long total) {}

    /**
     * A step has taken effect.
     *
     * @param step what was done
     */
    default void stepEnded(MigrationReport.Step step) {}

    /**
     * A step failed.
     *
     * @param step the step
     * @param error why
     */
    default void stepFailed(MigrationPlan.Step step, MigrationException error) {}
}
