package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationException;
import io.automigration.Migrations;
import io.automigration.PendingMigrationsException;
import io.automigration.cli.text.Result;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "validate",
        header = "Fails if anything is pending, as a start with AUTO_MIGRATION=validate does.",
        description = "Exit code 3 if something is pending, 5 if a run would be refused. Nothing is written.",
        footer = "Example: migrate validate")
final class ValidateCommand implements Subcommand {

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public ExitCode run(CommandContext context) {
        Migrations migrations = context.migrations();
        try {
            migrations.validate();
        } catch (PendingMigrationsException e) {
            MigrationException refusal =
                    Standing.of(migrations).status().start().refusal();
            throw refusal == null ? e : refusal; // what a dead instance has left half done is not simply pending
        }
        output.print(context.console(), new Result(() -> new Document("valid", true), () -> "Nothing is pending."));
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
