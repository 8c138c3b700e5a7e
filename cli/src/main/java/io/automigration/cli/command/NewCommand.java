package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationVersion;
import io.automigration.cli.source.MigrationName;
import io.automigration.cli.source.MigrationSource;
import io.automigration.cli.source.NotWrittenException;
import io.automigration.cli.source.SourceTree;
import io.automigration.internal.time.WallClock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        header = "Writes the source of a new migration.",
        description =
                "It gets the next version, compiles as it is, and fails until you have written it. Nothing is overwritten; no"
                        + " database is needed.",
        footer = "Example: migrate new add_plan -m \"Users have a plan, free at first\"")
final class NewCommand implements Subcommand {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Its name; by default made of the description.")
    private @Nullable String name;

    @Option(
            names = {"-m", "--description"},
            paramLabel = "TEXT",
            description = "What it does, for people.")
    private @Nullable String description;

    @Option(
            names = "--timestamp",
            description = "Takes the time in UTC as its version; by default it is one more than the highest.")
    private boolean timestamp;

    @Mixin
    private NewSourceOptions source = new NewSourceOptions();

    @Override
    public ExitCode run(CommandContext context) {
        MigrationName called = name();
        SourceTree tree = source.tree(context.directory());
        source.write(
                new MigrationSource(
                        source.inPackage(tree),
                        version(tree),
                        called,
                        description == null ? called.sentence() : description,
                        source.kotlin(tree)),
                context);
        return ExitCode.DONE;
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }

    private MigrationName name() {
        if (name != null) {
            return new MigrationName(name);
        }
        if (description != null) {
            return new MigrationName(description);
        }
        throw new NotWrittenException(
                "A migration needs a name.",
                "For example: migrate new add_plan -m \"Users have a plan, free at first\"");
    }

    private MigrationVersion version(SourceTree tree) {
        if (timestamp) {
            return MigrationVersion.parse(SECOND.format(WallClock.system().now()));
        }
        long highest =
                tree.newest().map(found -> found.version().numbers().get(0)).orElse(0L);
        return MigrationVersion.parse(String.valueOf(highest + 1));
    }
}
