package io.automigration;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a run should reach: whether it applies, whether it reverts, and how far. */
public final class MigrationTarget {

    private static final MigrationTarget NEWEST = new MigrationTarget("newest", true, false, null, Integer.MAX_VALUE);

    private final String text;
    private final boolean applies;
    private final boolean reverts;
    private final @Nullable MigrationVersion version;
    private final int steps;

    private MigrationTarget(
            String text, boolean applies, boolean reverts, @Nullable MigrationVersion version, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, not " + steps);
        }
        this.text = text;
        this.applies = applies;
        this.reverts = reverts;
        this.version = version;
        this.steps = steps;
    }

    /** Applies everything up to the newest version of this build; nothing is reverted. */
    public static MigrationTarget newest() {
        return NEWEST;
    }

    /**
     * Applies up to this version; nothing above it is reverted.
     *
     * @param version a version of this build, or {@link MigrationVersion#ZERO}
     */
    public static MigrationTarget upTo(MigrationVersion version) {
        return new MigrationTarget("up to " + version, true, false, version, Integer.MAX_VALUE);
    }

    /**
     * Applies or reverts until the database is at this version.
     *
     * @param version a version of this build, or {@link MigrationVersion#ZERO} for none
     */
    public static MigrationTarget to(MigrationVersion version) {
        return new MigrationTarget("to " + version, true, true, version, Integer.MAX_VALUE);
    }

    /**
     * Reverts the last applied migrations. More than there are is refused, since it may be a version.
     *
     * @param steps how many
     * @throws IllegalArgumentException if less than 1
     */
    public static MigrationTarget down(int steps) {
        return new MigrationTarget("down " + steps, false, true, null, steps);
    }

    /**
     * Applies the next pending migrations. More than there are is refused, since it may be a version.
     *
     * @param steps how many
     * @throws IllegalArgumentException if less than 1
     */
    public static MigrationTarget up(int steps) {
        return new MigrationTarget("up " + steps, true, false, null, steps);
    }

    /**
     * Reverts down to this version; nothing is applied.
     *
     * @param version a version of this build, or {@link MigrationVersion#ZERO} for none
     */
    public static MigrationTarget downTo(MigrationVersion version) {
        return new MigrationTarget("down to " + version, false, true, version, Integer.MAX_VALUE);
    }

    /** Whether pending migrations are applied. */
    public boolean applies() {
        return applies;
    }

    /** Whether applied migrations are reverted. */
    public boolean reverts() {
        return reverts;
    }

    /** The version to reach; null if it names none. */
    public @Nullable MigrationVersion version() {
        return version;
    }

    /** The number of steps; {@link Integer#MAX_VALUE} if there is no limit. */
    public int steps() {
        return steps;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MigrationTarget target && target.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    /** For people: {@code newest}, {@code up to 3}, {@code to 3}, {@code down 1}. */
    @Override
    public String toString() {
        return text;
    }
}
