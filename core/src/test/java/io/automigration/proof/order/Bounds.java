package io.automigration.proof.order;

/**
 * How far orders are gone through: how often an instance that could go on has to wait for the other, and how much else
 * happens to the two.
 */
record Bounds(int switches, int deaths, int delays, int beats) {

    static final int ALL = 1_000;

    static Bounds switches(int switches) {
        return new Bounds(switches, 0, 0, 0);
    }

    Bounds withADeath() {
        return new Bounds(switches, 1, delays, beats);
    }

    Bounds withADelay() {
        return new Bounds(switches, deaths, 1, beats);
    }

    Bounds withABeat() {
        return new Bounds(switches, deaths, delays, 1);
    }

    /** What is left of them after a move. */
    Bounds after(Move move, boolean switched) {
        return switch (move.kind()) {
            case GOES -> switched && switches < ALL ? new Bounds(switches - 1, deaths, delays, beats) : this;
            case DIES_BEFORE, DIES_AFTER -> new Bounds(switches, deaths - 1, delays, beats);
            case IS_DELAYED -> new Bounds(switches, deaths, delays - 1, beats);
            case BEATS -> new Bounds(switches, deaths, delays, beats - 1);
            case ARRIVES -> this;
        };
    }

    @Override
    public String toString() {
        return (switches == ALL ? "all switches" : "at most " + switches + " switches")
                + (deaths > 0 ? ", a death" : "")
                + (delays > 0 ? ", a delayed request" : "")
                + (beats > 0 ? ", a late beat" : "");
    }
}
