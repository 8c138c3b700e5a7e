package io.automigration.cli.command;

import io.automigration.Direction;
import io.automigration.MigrationPlan;
import io.automigration.cli.text.Console;
import io.automigration.cli.text.PlanText;
import io.automigration.cli.text.Texts;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** What would be reverted is shown to a person first, who may say no. */
final class Confirmation {

    @Option(
            names = {"-y", "--yes"},
            description = "Reverts without asking; required where nobody can be asked.")
    private boolean yes;

    /** Whether it was given beforehand. */
    boolean given() {
        return yes;
    }

    /** Asks for it, if something would be reverted; throws when it is not given. */
    void ask(MigrationPlan plan, Console console) {
        long reverted = plan.steps().stream()
                .map(MigrationPlan.Step::direction)
                .filter(direction -> direction == Direction.DOWN)
                .count();
        if (reverted == 0) {
            return;
        }
        PrintStream err = console.err();
        err.println(new PlanText(plan));
        if (!console.abilities().asks()) {
            throw new RefusedCommandException(
                    "This would revert migrations, but there is no terminal on which to confirm it. Nothing was changed.",
                    "Add --yes to revert without being asked.");
        }
        err.print("Revert " + Texts.count(Math.toIntExact(reverted), "migration") + " of the database "
                + plan.database() + " at " + plan.hosts() + "? [y/N] ");
        err.flush();
        String answer = console.answer();
        if (answer == null || !Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT))) {
            throw new DeclinedException();
        }
    }
}
