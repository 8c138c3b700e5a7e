package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        header = "Reverts the last applied migration, or more of them, newest first.",
        description = {
            "One, the last N, or all above a version. Shows the plan and asks first. More than there are is refused (exit code 2).",
            "Refused before anything is changed if one of them has no down(), or its code is not in this build (exit code 5)."
        },
        footer = "Example: migrate down --steps 2 --yes")
final class DownCommand implements Subcommand {

    @Mixin
    private UpDownOptions reach = new UpDownOptions();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public void check() {
        reach.check();
    }

    @Override
    public ExitCode run(CommandContext context) {
        return new ConfirmedRun(confirmation, output).run(target(context), context);
    }

    private MigrationTarget target(CommandContext context) {
        String version = reach.version();
        if (version != null) {
            return MigrationTarget.downTo(new KnownVersions(context.migrations()).find(version));
        }
        Integer steps = reach.steps();
        return MigrationTarget.down(steps == null ? 1 : steps);
    }
}
