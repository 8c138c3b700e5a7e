package io.automigration.internal.plan;

import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationVersion;
import io.automigration.internal.text.VersionList;
import java.util.List;

/** The target is no version of this build. */
public final class UnknownTargetException extends MigrationConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * A target that no migration has.
     *
     * @param target the version asked for
     * @param known the versions of this build, ascending
     */
    public UnknownTargetException(MigrationVersion target, List<MigrationVersion> known) {
        super(
                Reason.UNKNOWN_VERSION,
                "No migration of this build has the version " + target + ". This build has "
                        + (known.isEmpty() ? "no migrations" : VersionList.of(known)) + ". Nothing was changed.",
                "Name one of them, or 0 for none at all."
                        + (target.numbers().size() > 1
                                ? " Quote a version in YAML (\"3.10\"), or YAML reads it as another number."
                                : ""),
                List.of(target),
                null);
    }
}
