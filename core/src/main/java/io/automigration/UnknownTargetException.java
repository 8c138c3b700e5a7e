package io.automigration;

import java.util.List;

/** The target is no version of this build. */
public final class UnknownTargetException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationVersion target;

    /**
     * A target that no migration has.
     *
     * @param target the version asked for
     * @param known the versions of this build, ascending
     */
    public UnknownTargetException(MigrationVersion target, List<MigrationVersion> known) {
        super(
                ExitCode.USAGE,
                "The target " + target + " is no migration of this build, which has "
                        + (known.isEmpty() ? "none" : VersionList.of(known)) + ". Nothing was changed.",
                "Name one of them, or 0 for none at all. In YAML a version is quoted (\"3.10\"), or it becomes another number.",
                null);
        this.target = target;
    }

    /** The version asked for. */
    public MigrationVersion target() {
        return target;
    }
}
