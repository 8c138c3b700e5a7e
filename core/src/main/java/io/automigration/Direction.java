package io.automigration;

/** Which way a step goes. */
public enum Direction {
    /** The migration is applied. */
    UP,
    /** The migration is reverted. */
    DOWN;

    /** {@code up} or {@code down}, as it is stored and printed. */
    @Override
    public String toString() {
        return this == UP ? "up" : "down";
    }
}
