package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import io.automigration.cli.text.ReportText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        header = "Applies pending migrations.",
        description = {
            "All of them, the next N, or those up to a version. Nothing is reverted. Migrations that someone reverted earlier"
                    + " are applied again. If nothing is pending, it prints nothing and the exit code is 0; an N that is larger"
                    + " than what is pending is refused (2).",
            "In a property or a variable, a number of steps is not accepted."
        },
        footer = "Example: migrate up --to 7")
final class UpCommand implements Subcommand {

    @Mixin
    private UpDownOptions reach = new UpDownOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public void check() {
        reach.check();
    }

    @Override
    public ExitCode run(CommandContext context) {
        MigrationReport report = context.migrations().run(target(context));
        output.print(context.console(), new ReportText(report).result(""));
        return ExitCode.DONE;
    }

    @Override
    public boolean safeToRepeat() {
        return reach.steps() == null;
    }

    private MigrationTarget target(CommandContext context) {
        Integer steps = reach.steps();
        if (steps != null) {
            return MigrationTarget.up(steps);
        }
        String version = reach.version();
        return version == null
                ? MigrationTarget.newest()
                : MigrationTarget.upTo(new KnownVersions(context.migrations()).find(version));
    }
}
