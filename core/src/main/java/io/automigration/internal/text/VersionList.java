package io.automigration.internal.text;

import io.automigration.MigrationVersion;
import java.util.List;
import java.util.stream.Collectors;

/** Versions as they stand in a message: not more of them than a person reads. */
public final class VersionList {

    private static final int SHOWN = 10;

    private VersionList() {}

    /** Those versions, at most ten of them and the last. */
    public static String of(List<MigrationVersion> versions) {
        String shown = versions.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        int more = versions.size() - SHOWN;
        return more > 0 ? shown + " and " + more + " more up to " + versions.get(versions.size() - 1) : shown;
    }
}
