package io.automigration.cli;

import io.automigration.Direction;
import io.automigration.MigrationPlan;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** What goes backwards is said to a person first, who may say no. */
final class Confirmation {

    @Option(
            names = {"-y", "--yes"},
            description = "Goes backwards without asking; needed where nobody can be asked.")
    private boolean yes;

    /** Throws unless it may be done. */
    void of(MigrationPlan plan, KnownVersions known, Shell shell) {
        long backwards = plan.steps().stream()
                .map(MigrationPlan.Step::direction)
                .filter(direction -> direction == Direction.DOWN)
                .count();
        if (backwards == 0 || yes) {
            return;
        }
        PrintStream err = shell.err();
        err.println(new ShownPlan(plan, known).text());
        if (!shell.terminal()) {
            throw RefusedCommandException.usage(
                    "This goes backwards, and there is nobody to ask. Nothing was changed.",
                    "Add --yes to go on without being asked.");
        }
        err.print("Revert " + Texts.count(Math.toIntExact(backwards), "migration") + "? [y/N] ");
        err.flush();
        String answer = shell.answer();
        if (answer == null || !Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT))) {
            throw new DeclinedException();
        }
    }
}
