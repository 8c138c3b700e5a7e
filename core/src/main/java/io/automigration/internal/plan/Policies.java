package io.automigration.internal.plan;

/**
 * What to do with what a run may find.
 *
 * @param outOfOrder a migration pending below the highest applied one
 * @param missing a migration that is applied, but not in this build
 * @param reverted a migration that a person reverted and that is in this build
 * @param onEscape a write of a migration outside of its transaction
 */
public record Policies(OutOfOrder outOfOrder, Missing missing, Reverted reverted, OnEscape onEscape) {

    /** Strict where data could be at stake, and tolerant of older builds. */
    public static final Policies DEFAULT = new Policies(OutOfOrder.FAIL, Missing.WARN, Reverted.FAIL, OnEscape.FAIL);

    /** The same, but reverted ones are applied: what a person asks for. */
    public Policies applyingReverted() {
        return withReverted(Reverted.APPLY);
    }

    /** The same with another one for migrations pending below the highest applied one. */
    public Policies withOutOfOrder(OutOfOrder changed) {
        return new Policies(changed, missing, reverted, onEscape);
    }

    /** The same with another one for migrations that are applied, but not in this build. */
    public Policies withMissing(Missing changed) {
        return new Policies(outOfOrder, changed, reverted, onEscape);
    }

    /** The same with another one for migrations that a person reverted. */
    public Policies withReverted(Reverted changed) {
        return new Policies(outOfOrder, missing, changed, onEscape);
    }

    /** The same with another one for writes outside of the transaction. */
    public Policies withOnEscape(OnEscape changed) {
        return new Policies(outOfOrder, missing, reverted, changed);
    }

    /** For a migration pending below the highest applied one. */
    public enum OutOfOrder {
        /** Refuse to run. */
        FAIL,
        /** Apply it. */
        APPLY
    }

    /** For a migration that is applied, but not in this build: an older build, or it was deleted. */
    public enum Missing {
        /** Say nothing. */
        IGNORE,
        /** Log it. */
        WARN,
        /** Refuse to run. */
        FAIL
    }

    /** For a migration that a person reverted and that is in this build. */
    public enum Reverted {
        /** Refuse to run. */
        FAIL,
        /** Apply it again. */
        APPLY
    }

    /** For a write of a migration outside of its transaction. */
    public enum OnEscape {
        /** Fail the step. */
        FAIL,
        /** Log it. */
        WARN,
        /** Say nothing. */
        IGNORE
    }
}
