package io.automigration.proof;

import java.util.Locale;

/**
 * How much of the proof is gone through: in every build what it has time for, in CI more ({@code -Dproof=quick}), or all of it
 * ({@code -Dproof=full}).
 */
public enum Extent {
    BUILD,
    QUICK,
    FULL;

    private static final Extent ASKED_FOR =
            valueOf(System.getProperty("proof", "build").toUpperCase(Locale.ROOT));

    /** Whether so much is asked for, or more. */
    public boolean isAskedFor() {
        return ASKED_FOR.compareTo(this) >= 0;
    }
}
