package io.automigration;

/** The migration's entry is in order, or there is none. */
public final class NothingToRepairException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationVersion version;

    /**
     * An entry that needs no repair.
     *
     * @param version the version asked for
     * @param state what it is, for people
     */
    public NothingToRepairException(MigrationVersion version, String state) {
        super(
                ExitCode.REFUSED,
                "Migration " + version + " needs no repair: it is " + state + ". Nothing was changed.",
                "Only what failed, was interrupted, or was renamed is repaired. To apply or revert a migration, run it; to"
                        + " declare that a database had it before its history began, make a baseline: migrate baseline V.",
                null);
        this.version = version;
    }

    /** The version asked for. */
    public MigrationVersion version() {
        return version;
    }
}
