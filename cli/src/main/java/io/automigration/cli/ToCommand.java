package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "to",
        header = "Brings the database to a version, either way.",
        description =
                "What is above it is reverted, newest first, then what is missing up to it applied. Where that goes backwards"
                        + " it shows what it would do and asks first.",
        footer = "Example: migrate to 3 --yes")
final class ToCommand implements Subcommand {

    @Parameters(
            paramLabel = "V",
            description = "A version or a name, head or latest for the newest, base or 0 for none.")
    private String version = "";

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Mixin
    private Output output = new Output();

    private final Session session;

    ToCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        KnownVersions known = KnownVersions.of(session);
        new Backwards(session, confirmation, output).run(MigrationTarget.to(known.find(version)), known);
        return ExitCode.DONE;
    }

    @Override
    public boolean saysTheEndState() {
        return true;
    }
}
