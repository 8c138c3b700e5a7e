package io.automigration.internal.step;

import io.automigration.Direction;
import io.automigration.internal.plan.Step;

/** What a step that failed has left in the database: as much as is known, and no more. */
enum Left {
    /** It was not run. */
    NOT_BEGUN("It was not run."),
    /** It was rolled back, and nothing else was written. */
    NOTHING("It was rolled back; nothing of it is in the database."),
    /** A revert was rolled back. */
    APPLIED("It was rolled back: the migration is still applied."),
    /** It was rolled back; an earlier run of it, without a transaction, was not. */
    EARLIER_RUN(
            "It was rolled back; but what an interrupted run of it did before, without a transaction, may be in the database."),
    /** It was rolled back, and wrote outside of its transaction. */
    ESCAPED("The transaction itself was rolled back."),
    /** It was rolled back, and other threads of the application wrote meanwhile. */
    OTHERS_WROTE(
            "Its transaction was rolled back; other threads of the application wrote meanwhile, and what they wrote stays."),
    /** It was rolled back, and nobody saw whether it wrote anything else. */
    UNWATCHED(
            "Its transaction was rolled back; whether it wrote anything outside of it is not known, because its MongoClient does"
                    + " not have auto-migration's MigrationCommandListener."),
    /** There was no transaction. */
    WHAT_IT_DID("It ran without a transaction: what it did before the error is left in the database.");

    private final String sentence;

    Left(String sentence) {
        this.sentence = sentence;
    }

    /**
     * What a rolled back step has left.
     *
     * @param watched whether a write outside of its transaction would have been seen
     */
    static Left rolledBack(Step step, Setback setback, boolean watched) {
        if (setback.part() == StepPart.CONSTRUCTION) {
            return NOT_BEGUN;
        }
        if (setback.escaped() != null) {
            return ESCAPED;
        }
        if (!watched) {
            return UNWATCHED;
        }
        if (setback.othersWrote()) {
            return OTHERS_WROTE;
        }
        if (step.seen() != null && step.seen().unfinished()) {
            return EARLIER_RUN;
        }
        return step.direction() == Direction.DOWN ? APPLIED : NOTHING;
    }

    /** For people. */
    String sentence() {
        return sentence;
    }

    /** Whether there is nothing that a transaction could have taken back. */
    boolean rolledBack() {
        return this != WHAT_IT_DID;
    }
}
