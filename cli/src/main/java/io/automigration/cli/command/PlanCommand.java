package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationTarget;
import io.automigration.Migrations;
import io.automigration.cli.text.PlanText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        header = "Shows what 'up' would do, in order.",
        description = "Nothing is run and nothing is written.",
        footer = "Example: migrate plan --to 7")
final class PlanCommand implements Subcommand {

    @Option(
            names = "--to",
            paramLabel = "V",
            description = "Up to this version: a version or a name; by default the newest.")
    private @Nullable String to;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public ExitCode run(CommandContext context) {
        Migrations migrations = context.migrations();
        MigrationTarget target =
                to == null ? MigrationTarget.newest() : MigrationTarget.upTo(new KnownVersions(migrations).find(to));
        output.print(context.console(), new PlanText(migrations.plan(target)).result());
        return ExitCode.DONE;
    }

    @Override
    public boolean onlyReads() {
        return true;
    }

    @Override
    public boolean safeToRepeat() {
        return true;
    }
}
