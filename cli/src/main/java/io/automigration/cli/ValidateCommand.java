package io.automigration.cli;

import io.automigration.ExitCode;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "validate",
        header = "Fails when something is pending, as a start with AUTO_MIGRATION=validate does.",
        description = "Exit code 3 when something is pending, 5 when a run would be refused. Nothing is written.",
        footer = "Example: migrate validate")
final class ValidateCommand implements Subcommand {

    @Mixin
    private Output output = new Output();

    private final Session session;

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        session.migrations().validate();
        output.print(session.shell(), new Document("valid", true), "Nothing is pending.");
        return ExitCode.DONE;
    }

    @Override
    public boolean saysTheEndState() {
        return true;
    }
}
