package io.automigration.proof.order;

/**
 * What happens next, at a point at which each of two instances waits with a command, or has ended.
 *
 * @param kind what
 * @param instance to which of them: 1 or 2
 */
record Move(Kind kind, int instance) {

    enum Kind {
        /** Its command is let go, and answered. */
        GOES("goes"),
        /** It dies, and the server never hears of its command. */
        DIES_BEFORE("dies before its command"),
        /** It dies, and the server executes its command. */
        DIES_AFTER("dies after its command"),
        /** Its connection is closed; the command is still on its way. */
        IS_DELAYED("does not hear of its command, which is on its way"),
        /** The command that was on its way arrives. */
        ARRIVES("is heard late"),
        /** A beat of it arrives, be it alive or not. */
        BEATS("beats");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    @Override
    public String toString() {
        return instance + " " + kind.text;
    }
}
