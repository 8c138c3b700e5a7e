package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationException;
import io.automigration.MigrationPlan;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.Migrations;
import io.automigration.Migrations.RepairedState;
import io.automigration.cli.text.PlanText;
import io.automigration.cli.text.Result;
import io.automigration.cli.text.StatusJson;
import io.automigration.cli.text.StatusWord;
import io.automigration.cli.text.Texts;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "repair",
        header = "Records what a migration really is, where the history has it wrong.",
        description = {
            "For one that failed, was interrupted or was renamed; also for one that was recorded by mistake, was done by hand, or"
                    + " whose data comes from another backup than the history.",
            "Changes its entry in the history, under the lock; runs nothing. The reason is kept with it.",
            "Refused while a live instance holds the lock (exit code 4), and if the history says so already (5)."
        },
        footer = "Example: migrate repair 3 --as applied --reason \"finished by hand, see ticket 812\"")
final class RepairCommand implements Subcommand {

    @Parameters(paramLabel = "V", description = "The migration: a version or a name.")
    private String version = "";

    @Option(
            names = "--as",
            required = true,
            paramLabel = "applied|pending|reverted",
            description =
                    "applied: all of it is in the database; pending: nothing of it is, and the next run applies it;"
                            + " reverted: nothing of it is, and it should stay out.")
    private @Nullable RepairedState as;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for whoever reads the history.")
    private String reason = "";

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public void check() {
        if (reason.isBlank()) {
            throw new RefusedCommandException(
                    "A repair needs a reason. Nothing was changed.",
                    "Say why with --reason TEXT, for whoever reads the history.");
        }
    }

    @Override
    public ExitCode run(CommandContext context) {
        Migrations migrations = context.migrations();
        PrintStream err = context.console().err();
        MigrationStatus.Row before = new KnownVersions(migrations).row(version);
        sayWhatItWas(before, err);
        MigrationStatus.Row row = migrations.repair(before.version(), Objects.requireNonNull(as), reason);
        output.print(
                context.console(),
                new Result(
                        () -> StatusJson.row(row),
                        () -> row.version() + " " + row.name() + " is now "
                                + row.state().name().toLowerCase(Locale.ROOT) + "."));
        sayWhatUpWouldDo(migrations, err);
        return ExitCode.DONE;
    }

    private static void sayWhatItWas(MigrationStatus.Row row, PrintStream err) {
        err.println(row.version() + " " + row.name() + " was " + StatusWord.of(row)
                + (row.by() == null ? "" : ", last changed by " + row.by())
                + (row.progress().isEmpty() ? "" : ", progress " + row.progress()) + ".");
        String error = row.error();
        if (error != null) {
            err.println("Its error: " + Texts.placed(error, row.errorAt()));
        }
    }

    private static void sayWhatUpWouldDo(Migrations migrations, PrintStream err) {
        try {
            MigrationPlan plan = migrations.plan(MigrationTarget.newest());
            err.println(plan.steps().isEmpty() ? "'migrate up' has nothing to do." : "'migrate up' would now do:");
            if (!plan.steps().isEmpty()) {
                err.println(new PlanText(plan));
            }
        } catch (MigrationException e) { // the repair itself is done
            err.println("'migrate up' would still be refused: " + e.getMessage());
        }
    }
}
