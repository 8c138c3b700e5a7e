package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        header = "Reverts the last applied migration, newest first.",
        description = {
            "One, the last N, or all above a version. Shows what it would do and asks first.",
            "One without a down(), or whose code is not in this build, is refused before anything is touched (exit code 5)."
        },
        footer = "Example: migrate down --steps 2 --yes")
final class DownCommand implements Subcommand {

    @Mixin
    private Reach reach = new Reach();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Mixin
    private Output output = new Output();

    private final Session session;

    DownCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Integer steps = reach.steps();
        KnownVersions known = KnownVersions.of(session);
        String version = reach.version();
        MigrationTarget target = version == null
                ? MigrationTarget.down(steps == null ? 1 : steps)
                : MigrationTarget.downTo(known.find(version));
        new Backwards(session, confirmation, output).run(target, known);
        return ExitCode.DONE;
    }
}
