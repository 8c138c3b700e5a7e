package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationVersion;
import io.automigration.cli.text.Result;
import io.automigration.cli.text.Texts;
import io.automigration.internal.text.VersionList;
import java.util.List;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "baseline",
        header = "Records all migrations up to a version as applied, for a database that already has them.",
        description = {
            "Writes an entry for each migration that has none, under the lock; runs nothing.",
            "Refused if one of them was reverted or interrupted (exit code 5)."
        },
        footer = "Example: migrate baseline 5")
final class BaselineCommand implements Subcommand {

    @Parameters(paramLabel = "V", description = "A version or a name of this build; head or latest for the newest.")
    private String version = "";

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public ExitCode run(CommandContext context) {
        MigrationVersion newest = new KnownVersions(context.migrations()).find(version);
        if (newest.equals(MigrationVersion.ZERO)) {
            throw new RefusedCommandException(
                    "A baseline of 0 would record nothing. Nothing was changed.",
                    "Name the newest version that the database already has.");
        }
        List<MigrationVersion> recorded = context.migrations().baseline(newest);
        output.print(
                context.console(),
                new Result(
                        () -> new Document("declared", Texts.strings(recorded)),
                        () -> recorded.isEmpty()
                                ? "Nothing to record: all migrations up to " + newest + " are applied."
                                : "Recorded as applied: " + VersionList.of(recorded) + "."));
        return ExitCode.DONE;
    }

    @Override
    public boolean safeToRepeat() {
        return true;
    }
}
