package io.automigration;

import java.util.List;

/** A migration is pending below one that is applied, and {@code auto.migration.on-out-of-order} is {@code fail}. */
public final class OutOfOrderException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final List<MigrationVersion> versions;
    private final MigrationVersion highestApplied;

    /**
     * Pending migrations that come too late.
     *
     * @param versions the pending ones below, ascending; at least one
     * @param highestApplied the highest applied one
     */
    public OutOfOrderException(List<MigrationVersion> versions, MigrationVersion highestApplied) {
        super(
                ExitCode.REFUSED,
                "Pending below the highest applied version " + highestApplied + ": " + VersionList.of(versions)
                        + ". Nothing was changed.",
                "Give them versions above " + highestApplied + ", or, when they may run after it, set"
                        + " auto.migration.on-out-of-order=apply.",
                null);
        this.versions = List.copyOf(versions);
        this.highestApplied = highestApplied;
    }

    /** The pending ones, ascending. */
    public List<MigrationVersion> versions() {
        return versions;
    }

    /** The highest applied one. */
    public MigrationVersion highestApplied() {
        return highestApplied;
    }
}
