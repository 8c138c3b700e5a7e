package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.Migrations;
import io.automigration.Migrations.LockReport;
import io.automigration.cli.text.Result;
import io.automigration.cli.text.StatusJson;
import io.automigration.cli.text.StatusText;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        header = "Shows what is applied and what is pending, and who holds the lock.",
        description = "Nothing is written. If the lock is held, it is watched for a sign of life, for at most 10 s.",
        footer = "Example: migrate status --format json | jq -r '.pending[]'")
final class StatusCommand implements Subcommand {

    /** More than a quarter of the default lease, which is how often a holder beats. */
    private static final Duration WATCH = Duration.ofSeconds(10);

    @Option(names = "--check", description = "Exit code 3 if the database is not up to date.")
    private boolean check;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public ExitCode run(CommandContext context) {
        Migrations migrations = context.migrations();
        MigrationStatus status = migrations.status();
        LockReport lock = status.holder() == null ? null : migrations.watchLock(WATCH);
        boolean upToDate = upToDate(status);
        output.print(
                context.console(),
                new Result(
                        StatusJson.of(status, lock, upToDate),
                        new StatusText(status, lock, context.console().colours()).toString()));
        return check && !upToDate ? ExitCode.NOT_UP_TO_DATE : ExitCode.DONE;
    }

    @Override
    public boolean safeToRepeat() {
        return true;
    }

    /** Whether a start would find nothing to do, and nothing to refuse. */
    private static boolean upToDate(MigrationStatus status) {
        return status.migrations().stream()
                .filter(row -> row.inThisBuild() && !row.aboveTarget())
                .allMatch(row -> row.state() == MigrationState.APPLIED && row.nameHere() == null);
    }
}
