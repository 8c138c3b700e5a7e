package io.automigration;

import java.util.List;
import java.util.stream.Collectors;

/** Versions as they stand in a message: not more of them than a person reads. */
final class VersionList {

    private static final int SHOWN = 10;

    private VersionList() {}

    static String of(List<MigrationVersion> versions) {
        String shown = versions.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        int more = versions.size() - SHOWN;
        return more > 0 ? shown + " and " + more + " more up to " + versions.get(versions.size() - 1) : shown;
    }
}
