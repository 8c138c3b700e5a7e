package io.automigration.benchmarks.measure;

/**
 * What was to be reached, and whether it was: said by the figures.
 *
 * @param asserted whether the command fails where it does not hold
 * @param why what is known of why it does not, where it does not; or an empty text
 */
record Mark(String what, String measured, boolean holds, boolean asserted, String why) {

    /** A figure that may be at most this. */
    static Mark atMost(String what, double measured, double limit, String unit) {
        String text = Samples.number(measured) + unit + ", mark " + Samples.number(limit) + unit;
        return new Mark(what, text, measured <= limit, false, "");
    }

    /** A number that has to be exactly this. */
    static Mark exactly(String what, long measured, long expected) {
        return new Mark(what, measured + ", expected " + expected, measured == expected, true, "");
    }

    /** The same with what is known of why it may be missed; shown where it is. */
    Mark because(String reason) {
        return new Mark(what, measured, holds, asserted, reason);
    }

    String verdict() {
        return holds ? "holds" : "**missed**";
    }
}
