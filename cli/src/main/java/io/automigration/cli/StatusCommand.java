package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.Migrations;
import io.automigration.Migrations.LockReport;
import io.automigration.internal.lock.Probed;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        header = "Shows how the database stands to this build, and who holds the lock.",
        description = "Nothing is written. A held lock is watched for a sign of life, for 10 s at most.",
        footer = "Example: migrate status --format json | jq -r '.pending[]'")
final class StatusCommand implements Subcommand {

    /** More than a quarter of the default lease, which is how often a holder beats. */
    private static final Duration WATCH = Duration.ofSeconds(10);

    @Option(names = "--check", description = "Ends with exit code 3 when the database is not up to date.")
    private boolean check;

    @Mixin
    private Output output = new Output();

    private final Session session;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Migrations migrations = session.migrations();
        MigrationStatus status = migrations.status();
        LockReport lock =
                status.holder() == null ? new Probed(null, false, Duration.ZERO) : migrations.watchLock(WATCH);
        boolean upToDate = upToDate(status);
        output.print(
                session.shell(),
                StatusJson.of(status, lock, upToDate),
                new StatusText(status, lock, new Colours(session.shell().coloured())).toString());
        return check && !upToDate ? ExitCode.NOT_UP_TO_DATE : ExitCode.DONE;
    }

    @Override
    public boolean saysTheEndState() {
        return true;
    }

    /** Whether a start would find nothing to do, and nothing to refuse. */
    private static boolean upToDate(MigrationStatus status) {
        return status.migrations().stream()
                .filter(row -> row.inThisBuild() && !row.aboveTarget())
                .allMatch(row -> row.state() == MigrationState.APPLIED && row.nameHere() == null);
    }
}
