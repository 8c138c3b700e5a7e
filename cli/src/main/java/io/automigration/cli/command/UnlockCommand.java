package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationStatus;
import io.automigration.Migrations.LockReport;
import io.automigration.cli.text.Result;
import io.automigration.cli.text.StatusJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "unlock",
        header = "Releases the lock of an instance that is dead.",
        description = {
            "Rarely needed: the next run takes over from a dead holder. Watches the lock for as long as its lease"
                    + " (auto.migration.lock.lease); a holder that is alive keeps it (exit code 4).",
            "With --force, a live holder loses it too: it can no longer commit, but what it does without a transaction can't"
                    + " be stopped."
        },
        footer = "Example: migrate unlock")
final class UnlockCommand implements Subcommand {

    @Option(names = "--force", description = "Takes the lock from a live holder too.")
    private boolean force;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public ExitCode run(CommandContext context) {
        LockReport report = context.migrations().unlock(force);
        MigrationStatus.Holder holder = report.holder();
        if (holder != null && report.alive()) {
            context.console()
                    .err()
                    .println(
                            "The former holder is alive. It can no longer commit, but what it does without a transaction"
                                    + " can't be stopped. Make sure that it ends: " + holder.description());
        }
        output.print(
                context.console(),
                new Result(
                        () -> StatusJson.released(report),
                        () -> holder == null
                                ? "The lock is free."
                                : "The lock is free. It was held by " + holder.description() + ", token "
                                        + holder.token() + "."));
        return ExitCode.DONE;
    }
}
