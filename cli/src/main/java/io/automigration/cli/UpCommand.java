package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        header = "Applies what is pending.",
        description = {
            "All of it, the next N, or up to a version; nothing is reverted. Migrations that a person reverted before are"
                    + " applied again. Nothing pending: nothing is said, and the exit code is 0.",
            "In a property or variable only without a number of steps."
        },
        footer = "Example: migrate up --to 7")
final class UpCommand implements Subcommand {

    @Mixin
    private Reach reach = new Reach();

    @Mixin
    private Output output = new Output();

    private final Session session;

    UpCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        MigrationReport report = session.migrations().run(target());
        ShownReport shown = new ShownReport(report);
        output.print(session.shell(), shown.json(), shown.text());
        return ExitCode.DONE;
    }

    @Override
    public boolean saysTheEndState() {
        return reach.steps() == null;
    }

    private MigrationTarget target() {
        Integer steps = reach.steps();
        if (steps != null) {
            return MigrationTarget.up(steps);
        }
        String version = reach.version();
        return version == null
                ? MigrationTarget.newest()
                : MigrationTarget.upTo(KnownVersions.of(session).find(version));
    }
}
