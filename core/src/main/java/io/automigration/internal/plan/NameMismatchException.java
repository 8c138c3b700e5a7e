package io.automigration.internal.plan;

import io.automigration.MigrationRefusedException;
import io.automigration.internal.store.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** The history has other migrations under versions of this build: two branches, or two services in one database, made them. */
public final class NameMismatchException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * An entry, and the migration that has its version in this build.
     *
     * @param recorded the entry, under another name
     * @param found the migration
     */
    record Mismatch(Entry recorded, MigrationDefinition found) {

        private String text() {
            return "Version " + found.version() + " is '" + recorded.name() + "' in the history (" + state()
                    + ", written by " + recorded.by() + "), but '" + found.name() + "' in this build ("
                    + found.source() + ").";
        }

        private String state() {
            return recorded.unfinished() ? "interrupted" : "applied";
        }

        private String renamed() {
            return recorded.unfinished()
                    ? "first finish or undo by hand what the interrupted run of it did, and then record which, and the new name"
                            + " with it: java -jar app.jar migrate repair " + found.version()
                            + " --as applied --reason \"...\", or --as pending."
                    : "write @Migration(name = \"" + recorded.name()
                            + "\"), or put the new name into the history: java -jar app.jar migrate repair "
                            + found.version() + " --as applied --reason renamed.";
        }
    }

    /**
     * Such versions.
     *
     * @param mismatches all there are, ascending; at least one
     */
    NameMismatchException(List<Mismatch> mismatches) {
        super(
                Reason.NAME_MISMATCH,
                mismatches.stream().map(Mismatch::text).collect(Collectors.joining(" ")) + " Nothing was changed.",
                action(mismatches),
                mismatches.stream().map(each -> each.found().version()).toList(),
                null);
    }

    private static String action(List<Mismatch> mismatches) {
        boolean one = mismatches.size() == 1;
        return "Two branches, or two services that share this database, created "
                + (one ? "a migration with the same version" : "migrations with the same versions")
                + ". Give this build's " + (one ? "migration a new version" : "migrations new versions")
                + ", or give each service an auto.migration.collection of its own. If "
                + mismatches.stream()
                        .map(each ->
                                (one ? "it was only renamed, " : each.found().version() + " was only renamed, ")
                                        + each.renamed())
                        .collect(Collectors.joining(" If "));
    }
}
