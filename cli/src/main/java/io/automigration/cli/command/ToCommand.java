package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "to",
        header = "Brings the database to a version, up or down.",
        description =
                "Reverts what is above that version, newest first, then applies what is pending up to it. If anything"
                        + " would be reverted, it shows the plan and asks first.",
        footer = "Example: migrate to 3 --yes")
final class ToCommand implements Subcommand {

    @Parameters(
            paramLabel = "V",
            description = "A version or a name; head or latest for the newest, base or 0 for none.")
    private String version = "";

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public ExitCode run(CommandContext context) {
        MigrationTarget target = MigrationTarget.to(new KnownVersions(context.migrations()).find(version));
        return new ConfirmedRun(confirmation, output).run(target, context);
    }

    @Override
    public boolean safeToRepeat() {
        return true;
    }
}
