package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationVersion;
import java.util.List;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "baseline",
        header = "Declares that a database that is already there has everything up to a version.",
        description = "Entries are written for what has none, under the lock, and nothing is run.",
        footer = "Example: migrate baseline 5")
final class BaselineCommand implements Subcommand {

    @Parameters(paramLabel = "V", description = "A version or a name of this build; head or latest for the newest.")
    private String version = "";

    @Mixin
    private Output output = new Output();

    private final Session session;

    BaselineCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        MigrationVersion newest = KnownVersions.of(session).find(version);
        if (newest.equals(MigrationVersion.ZERO)) {
            throw RefusedCommandException.usage(
                    "A baseline of 0 would declare nothing. Nothing was changed.",
                    "Name the newest version that the database has already.");
        }
        List<MigrationVersion> declared = session.migrations().baseline(newest);
        output.print(
                session.shell(),
                new Document("declared", Texts.strings(declared)),
                declared.isEmpty()
                        ? "Nothing to declare: all up to " + newest + " are in the history."
                        : "Declared as applied: " + Texts.versions(declared) + ".");
        return ExitCode.DONE;
    }

    @Override
    public boolean saysTheEndState() {
        return true;
    }
}
