package io.automigration.proof;

/**
 * How much of the proof is gone through: by default as much as a build has time for, or all of it with {@code -Dproof=full}.
 */
public final class Extent {

    private Extent() {}

    public static boolean full() {
        return "full".equals(System.getProperty("proof", "quick"));
    }
}
