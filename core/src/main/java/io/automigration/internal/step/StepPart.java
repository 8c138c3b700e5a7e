package io.automigration.internal.step;

import io.automigration.Direction;

/** What of a step may fail. */
enum StepPart {
    /** The migration's bean, and all that it injects, is made. */
    CONSTRUCTION("could not be created"),
    /** It is applied. */
    UP("failed in up()"),
    /** It is reverted. */
    DOWN("failed in down()"),
    /** What it did is looked at. */
    VERIFY("failed in verify()"),
    /** Its code has ended, and its transaction is committed. */
    COMMIT("could not be committed");

    private final String failed;

    StepPart(String failed) {
        this.failed = failed;
    }

    /** As the predicate of a sentence. */
    String failed() {
        return failed;
    }

    static StepPart of(Direction direction) {
        return direction == Direction.UP ? UP : DOWN;
    }
}
