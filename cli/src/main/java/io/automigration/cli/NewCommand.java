package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationVersion;
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
                "It has the next version, compiles as it is, and fails until it is written. Nothing is overwritten, and no"
                        + " database is touched.",
        footer = "Example: migrate new add_plan -m \"Users have a plan, free at first\"")
final class NewCommand implements Subcommand {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Its name; made of the description when not given.")
    private @Nullable String name;

    @Option(
            names = {"-m", "--description"},
            paramLabel = "TEXT",
            description = "What it does, for people.")
    private @Nullable String description;

    @Option(
            names = "--timestamp",
            description = "The version is the time in UTC; when not given, one more than the highest.")
    private boolean timestamp;

    @Mixin
    private NewSource source = new NewSource();

    private final Session session;

    NewCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        MigrationName called = name();
        SourceTree tree = source.tree(session.shell());
        source.write(
                new MigrationSource(
                        source.inPackage(tree),
                        version(tree),
                        called,
                        description == null ? called.sentence() : description,
                        source.kotlin()),
                session.shell());
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
        throw RefusedCommandException.usage(
                "A migration needs a name. Nothing was written.",
                "Such as: migrate new add_plan -m \"Users have a plan, free at first\"");
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
