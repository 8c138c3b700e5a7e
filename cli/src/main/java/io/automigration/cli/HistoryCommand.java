package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationEvent;
import io.automigration.MigrationVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "history",
        header = "Shows everything that happened, newest last.",
        description = "At most the last 50 events of each migration are kept. Nothing is written.",
        footer = "Example: migrate history 3 --since 2026-01-31")
final class HistoryCommand implements Subcommand {

    @Parameters(
            paramLabel = "V",
            arity = "0..*",
            description = "Only of these: versions or names, or head or latest for the newest.")
    private List<String> versions = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Not before: a day or a time, in UTC where it has no zone.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Before: a day or a time, in UTC where it has no zone.")
    private @Nullable Instant until;

    @Mixin
    private Output output = new Output();

    private final Session session;

    HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        List<MigrationVersion> wanted = wanted();
        List<MigrationEvent> events = session.migrations().history().stream()
                .filter(event -> wanted.isEmpty() || wanted.contains(event.version()))
                .filter(event -> since == null || !event.at().isBefore(since))
                .filter(event -> until == null || event.at().isBefore(until))
                .toList();
        output.print(session.shell(), json(events), text(events));
        return ExitCode.DONE;
    }

    @Override
    public boolean saysTheEndState() {
        return true;
    }

    private List<MigrationVersion> wanted() {
        if (versions.isEmpty()) {
            return List.of();
        }
        KnownVersions known = KnownVersions.of(session);
        return versions.stream().map(known::find).toList();
    }

    private static String text(List<MigrationEvent> events) {
        if (events.isEmpty()) {
            return "Nothing has happened.";
        }
        Table table = new Table("WHEN", "VERSION", "NAME", "WHAT", "TOOK", "BY", "WHY");
        events.forEach(event -> table.row(
                Texts.time(event.at()),
                event.version().toString(),
                event.name(),
                event.what(),
                Texts.duration(event.executionTime()),
                event.by(),
                event.reason() == null ? "" : event.reason()));
        return table.toString();
    }

    private static Document json(List<MigrationEvent> events) {
        return new Document("events", events.stream().map(HistoryCommand::json).toList());
    }

    private static Document json(MigrationEvent event) {
        return new Document("version", event.version().toString())
                .append("name", event.name())
                .append("at", event.at().toString())
                .append("what", event.what())
                .append("by", event.by())
                .append("run", event.run())
                .append("token", event.token())
                .append("executionTimeMillis", Texts.millis(event.executionTime()))
                .append("reason", event.reason());
    }
}
