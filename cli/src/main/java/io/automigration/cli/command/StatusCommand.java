package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.cli.text.Result;
import io.automigration.cli.text.StatusJson;
import io.automigration.cli.text.StatusText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        header = "Shows what is applied and what is pending, and who holds the lock.",
        description = "Nothing is written. If the lock is held, it is watched for a sign of life, for at most 10 s.",
        footer = "Example: migrate status --format json | jq -r '.pending[]'")
final class StatusCommand implements Subcommand {

    @Option(
            names = "--check",
            description =
                    "Exit code 3 if the database is not up to date, 5 if a start would be refused, as 'validate' has.")
    private boolean check;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public ExitCode run(CommandContext context) {
        Standing standing = Standing.of(context.migrations());
        output.print(
                context.console(),
                new Result(
                        () -> StatusJson.of(standing.status(), standing.lock()),
                        () -> new StatusText(
                                        standing.status(),
                                        standing.lock(),
                                        context.console().colours(),
                                        MigrateCommand.columns(context.console().abilities()))
                                .toString()));
        return check ? standing.verdict() : ExitCode.DONE;
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
