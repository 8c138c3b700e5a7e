package io.automigration.plan;

/**
 * What to do with what a start may find.
 *
 * @param outOfOrder a migration pending below the highest applied one
 * @param missing a migration that is applied, but not in this build
 * @param reverted a migration that a person reverted and that is in this build
 */
public record Policies(OutOfOrder outOfOrder, Missing missing, Reverted reverted) {

    /** Strict where data could be at stake, and tolerant of older builds. */
    public static final Policies DEFAULT = new Policies(OutOfOrder.FAIL, Missing.WARN, Reverted.FAIL);

    /** The same, but reverted ones are applied: what a person asks for. */
    public Policies applyingReverted() {
        return new Policies(outOfOrder, missing, Reverted.APPLY);
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
}
