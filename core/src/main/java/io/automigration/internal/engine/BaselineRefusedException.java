package io.automigration.internal.engine;

import io.automigration.MigrationRefusedException;
import io.automigration.MigrationVersion;
import io.automigration.internal.store.Entry;
import io.automigration.internal.text.VersionList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A baseline would pass over migrations that were reverted, or that nobody knows to be applied. */
public final class BaselineRefusedException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * A baseline with something in its way.
     *
     * @param version up to which all should be recorded as applied
     * @param entries those up to it that are begun and not applied, ascending; at least one
     */
    BaselineRefusedException(MigrationVersion version, List<Entry> entries) {
        super(
                interrupted(entries).isEmpty() ? Reason.REVERTED : Reason.INTERRUPTED,
                "Not all migrations up to " + version + " can be recorded as applied: "
                        + Stream.of(said(reverted(entries), "reverted"), said(interrupted(entries), "interrupted"))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", and "))
                        + ". Nothing was changed.",
                action(entries),
                entries.stream().map(Entry::version).toList(),
                null);
    }

    private static String action(List<Entry> entries) {
        List<MigrationVersion> reverted = reverted(entries);
        List<MigrationVersion> interrupted = interrupted(entries);
        String again = reverted.isEmpty()
                ? ""
                : "To apply what was reverted again: java -jar app.jar migrate up --to "
                        + reverted.get(reverted.size() - 1) + ". ";
        String decided = interrupted.isEmpty()
                ? ""
                : "Look at the data of what was interrupted, and record what you found: java -jar app.jar migrate repair "
                        + interrupted.get(0) + " --as applied --reason \"...\", or --as pending. ";
        return (again + decided).strip();
    }

    private static List<MigrationVersion> reverted(List<Entry> entries) {
        return versions(entries, entry -> !entry.unfinished());
    }

    private static List<MigrationVersion> interrupted(List<Entry> entries) {
        return versions(entries, Entry::unfinished);
    }

    private static List<MigrationVersion> versions(List<Entry> entries, Predicate<Entry> which) {
        return entries.stream().filter(which).map(Entry::version).toList();
    }

    private static String said(List<MigrationVersion> versions, String what) {
        return versions.isEmpty() ? "" : VersionList.of(versions) + (versions.size() == 1 ? " was " : " were ") + what;
    }
}
