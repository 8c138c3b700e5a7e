package io.automigration;

/**
 * Is told about runs and their steps as they happen. Beans of this type are called in their order, on the thread that
 * migrates. An exception of a listener is logged and has no other effect. Listeners are not told about a run that finds
 * nothing to do.
 */
public interface MigrationListener {

    /**
     * The lock has been acquired, and there is something to do.
     *
     * @param plan what the run is about to do
     */
    default void runStarted(MigrationPlan plan) {}

    /**
     * All steps are done, and the lock has been released.
     *
     * @param report what was done
     */
    default void runEnded(MigrationReport report) {}

    /**
     * The run failed. The lock has been released, unless the server could not be reached.
     *
     * @param plan what the run was about to do
     * @param error why it ended
     */
    default void runFailed(MigrationPlan plan, MigrationException error) {}

    /**
     * A step is about to run. Called only once, even if the step is retried after a transient error.
     *
     * @param step the step
     */
    default void stepStarted(MigrationPlan.Step step) {}

    /**
     * A step reported its progress, see {@link MigrationContext#progress}. May be called often.
     *
     * @param step the step
     * @param done units of work done
     * @param total units of work in total; 0 if not known
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
