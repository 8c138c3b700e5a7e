package io.automigration.cli;

import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import io.automigration.Migrations.LockReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A status for people. */
record StatusText(MigrationStatus status, LockReport lock, Colours colours) {

    @Override
    public String toString() {
        Stream<String> explanations =
                status.migrations().stream().map(Explanation::of).flatMap(Optional::stream);
        return Stream.of(
                        Stream.of(
                                "Database " + status.database() + " at " + status.hosts() + " (" + status.topology()
                                        + ")",
                                "Lock: " + lockState(),
                                ""),
                        Stream.of(migrations()),
                        explanations,
                        Stream.of("", conclusion()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String lockState() {
        MigrationStatus.Holder holder = lock.holder();
        if (holder == null) {
            return "free";
        }
        return "held by " + holder.description() + ", token " + holder.token() + ", run " + holder.run()
                + (holder.activity().isEmpty() ? "" : ", at " + holder.activity()) + "; "
                + (lock.alive()
                        ? colours.good("it lives")
                        : colours.bad("silent for the " + Texts.duration(lock.watched()) + " that it was watched")
                                + ". Dead, it is taken over by the next run, or freed by 'migrate unlock'");
    }

    private String migrations() {
        if (status.migrations().isEmpty()) {
            return "There are no migrations, in this build or in the history.";
        }
        Table table = new Table("VERSION", "STATE", "NAME", "APPLIED", "TOOK", "BY", "NOTES");
        for (MigrationStatus.Row row : status.migrations()) {
            table.row(
                    row.version().toString(),
                    Condition.of(row).in(colours),
                    row.name(),
                    Texts.time(row.appliedAt()),
                    Texts.duration(row.executionTime()),
                    row.by() == null ? "" : row.by(),
                    notes(row));
        }
        return table.toString();
    }

    private static String notes(MigrationStatus.Row row) {
        List<String> notes = new ArrayList<>();
        note(notes, row.nameHere() != null, "called " + row.nameHere() + " in this build");
        note(notes, !row.inThisBuild(), "missing here");
        note(notes, row.outOfOrder(), "out of order");
        note(notes, row.aboveTarget(), "above the target");
        note(notes, row.baseline(), "baseline");
        note(notes, row.inThisBuild() && !row.reversible(), "irreversible");
        note(notes, row.error() != null, failure(row));
        return String.join(", ", notes);
    }

    private static void note(List<String> notes, boolean applies, String note) {
        if (applies) {
            notes.add(note);
        }
    }

    private static String failure(MigrationStatus.Row row) {
        return "failed on its way " + row.direction() + ", "
                + (Boolean.TRUE.equals(Condition.rolledBack(row)) ? "rolled back" : "not rolled back") + ": "
                + firstLine(row.error());
    }

    private static String firstLine(@Nullable String error) {
        return error == null ? "" : error.lines().findFirst().orElse("");
    }

    private String conclusion() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                status.pending().isEmpty()
                        ? "Nothing is pending."
                        : counted(status.pending(), "pending") + " 'migrate up' applies what is pending.");
        say(
                sentences,
                MigrationStatus.Row::outOfOrder,
                "out of order, below an applied one",
                "A run is refused until they have higher versions, or auto.migration.on-out-of-order is 'apply'.");
        say(
                sentences,
                row -> row.state() == MigrationState.REVERTED && row.inThisBuild(),
                "reverted",
                "'migrate up' applies that again; a start does what auto.migration.on-reverted says.");
        say(
                sentences,
                row -> row.state() == MigrationState.APPLIED && !row.inThisBuild(),
                "applied and not in this build",
                "That is let be, as auto.migration.on-missing says; a build that has it can revert it.");
        return String.join(System.lineSeparator(), sentences);
    }

    private void say(List<String> sentences, Predicate<MigrationStatus.Row> of, String state, String sentence) {
        List<MigrationVersion> versions = status.migrations().stream()
                .filter(of)
                .map(MigrationStatus.Row::version)
                .toList();
        if (!versions.isEmpty()) {
            sentences.add(counted(versions, state) + " " + sentence);
        }
    }

    private static String counted(List<MigrationVersion> versions, String state) {
        return Texts.count(versions.size(), "migration") + " " + state + ": " + Texts.versions(versions) + ".";
    }
}
