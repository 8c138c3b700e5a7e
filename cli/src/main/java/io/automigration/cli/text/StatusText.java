package io.automigration.cli.text;

import io.automigration.MigrationException;
import io.automigration.MigrationException.Reason;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import io.automigration.Migrations.LockReport;
import io.automigration.internal.text.VersionList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A status for people.
 *
 * @param status where the database stands
 * @param lock what watching the lock has shown; null when it is free
 * @param colours those of the terminal
 * @param columns how wide a table may be
 */
public record StatusText(MigrationStatus status, @Nullable LockReport lock, Colours colours, int columns) {

    private static final int LONGEST_ERROR = 300;

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
        MigrationStatus.Holder holder = lock == null ? null : lock.holder();
        if (lock == null || holder == null) {
            return "free";
        }
        return "held by " + holder.description() + ", token " + holder.token() + ", run " + holder.run()
                + (holder.activity().isEmpty() ? "" : ", at " + holder.activity()) + "; "
                + signsOfLife(lock);
    }

    private String signsOfLife(LockReport lock) {
        if (lock.alive()) {
            return colours.good("it is alive");
        }
        SignOfLife next = new SignOfLife(lock);
        return next.missed()
                ? colours.bad("silent for " + Texts.duration(lock.watched()) + ", while it was watched")
                        + ". If it is dead, the next run takes over, or 'migrate unlock' releases the lock"
                : "it gives a sign of life every " + Texts.duration(next.due()) + " (its lease is "
                        + Texts.duration(lock.lease()) + "); there was none in the " + Texts.duration(lock.watched())
                        + " in which it was watched";
    }

    private String migrations() {
        if (status.migrations().isEmpty()) {
            return "There are no migrations, neither in this build nor in the history.";
        }
        Table table = new Table("VERSION", "STATE", "NAME", "APPLIED", "TOOK", "BY", "NOTES");
        for (MigrationStatus.Row row : status.migrations()) {
            table.row(
                    row.version().toString(),
                    StatusWord.of(row).in(colours),
                    Shown.line(row.name(), 80),
                    Texts.time(row.appliedAt()),
                    Texts.duration(row.executionTime()),
                    row.by() == null ? "" : Shown.line(row.by(), 100),
                    notes(row));
        }
        return table.fitting(columns, "BY", "TOOK", "APPLIED");
    }

    private static String notes(MigrationStatus.Row row) {
        List<String> notes = new ArrayList<>();
        note(notes, row.nameHere() != null, "called " + row.nameHere() + " in this build");
        note(notes, !row.inThisBuild(), "not in this build");
        note(notes, row.outOfOrder(), "out of order");
        note(notes, row.aboveTarget(), "above the target");
        note(notes, row.baseline(), "baseline");
        note(notes, row.inThisBuild() && !row.reversible(), "irreversible");
        String error = row.error();
        if (error != null) {
            notes.add(failure(row, error));
        }
        return String.join(", ", notes);
    }

    private static void note(List<String> notes, boolean applies, String note) {
        if (applies) {
            notes.add(note);
        }
    }

    private static String failure(MigrationStatus.Row row, String error) {
        return row.direction() + " failed, "
                + (Boolean.TRUE.equals(StatusWord.rolledBack(row)) ? "rolled back" : "not rolled back") + ": "
                + Texts.placed(Shown.line(error, LONGEST_ERROR), row.errorAt());
    }

    private String conclusion() {
        List<String> sentences = new ArrayList<>();
        boolean applies = status.up().refusal() == null;
        say(
                sentences,
                status.pending(),
                "pending",
                versions -> applies ? " 'migrate up' applies " + pronoun(versions) + "." : "");
        say(
                sentences,
                versions(MigrationStatus.Row::outOfOrder),
                "out of order, below one that is applied",
                versions -> refusedFor(Reason.OUT_OF_ORDER)
                        ? " Runs are refused until that version is raised, or auto.migration.on-out-of-order=apply is set."
                        : " A run does what auto.migration.on-out-of-order says.");
        say(
                sentences,
                versions(row -> row.state() == MigrationState.REVERTED && row.inThisBuild()),
                "reverted",
                versions -> (applies ? " 'migrate up' applies " + pronoun(versions) + " again; a" : " A")
                        + (refusedFor(Reason.REVERTED)
                                ? " start is refused, because of auto.migration.on-reverted=fail."
                                : " start does what auto.migration.on-reverted says."));
        say(
                sentences,
                versions(row -> row.state() == MigrationState.APPLIED && !row.inThisBuild()),
                "applied, but not in this build",
                versions -> (refusedFor(Reason.MISSING)
                                ? " Runs are refused, because of auto.migration.on-missing=fail"
                                : " A run does what auto.migration.on-missing says")
                        + "; only a build that has the code can revert " + pronoun(versions) + ".");
        sentences.addAll(verdict());
        return String.join(System.lineSeparator(), sentences);
    }

    /** The last word: what a start would make of all that. */
    private List<String> verdict() {
        MigrationException refusal = status.start().refusal();
        if (refusal == null) {
            return status.upToDate() ? List.of("Nothing is pending.") : List.of();
        }
        return switch (refusal.reason()) {
            case OUT_OF_ORDER, REVERTED, MISSING -> List.of();
            case NAME_MISMATCH, INTERRUPTED ->
                List.of(colours.bad(
                        "Every start is refused until that is decided: " + VersionList.of(refusal.versions()) + "."));
            default -> List.of(colours.bad("Every start is refused: " + refusal.getMessage()), refusal.action());
        };
    }

    private boolean refusedFor(Reason reason) {
        MigrationException refusal = status.start().refusal();
        return refusal != null && refusal.reason() == reason;
    }

    private static void say(
            List<String> sentences,
            List<MigrationVersion> versions,
            String state,
            Function<List<MigrationVersion>, String> rest) {
        if (!versions.isEmpty()) {
            sentences.add(counted(versions, state) + rest.apply(versions));
        }
    }

    private List<MigrationVersion> versions(Predicate<MigrationStatus.Row> of) {
        return status.migrations().stream()
                .filter(of)
                .map(MigrationStatus.Row::version)
                .toList();
    }

    private static String pronoun(List<MigrationVersion> versions) {
        return versions.size() == 1 ? "it" : "them";
    }

    private static String counted(List<MigrationVersion> versions, String state) {
        return Texts.count(versions.size(), "migration") + " " + state + ": " + VersionList.of(versions) + ".";
    }
}
