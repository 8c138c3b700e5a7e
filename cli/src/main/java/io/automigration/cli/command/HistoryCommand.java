package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationEvent;
import io.automigration.MigrationStatus;
import io.automigration.MigrationVersion;
import io.automigration.cli.text.HistoryText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "history",
        header = "Shows everything that has happened, newest last.",
        description = "The last 50 events of each migration are kept. Nothing is written.",
        footer = "Example: migrate history 3 --since 2026-01-31")
final class HistoryCommand implements Subcommand {

    @Parameters(
            paramLabel = "V",
            arity = "0..*",
            description = "Only these migrations: versions or names; head or latest for the newest.")
    private List<String> versions = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "From this time on: a day, or a day and a time; in UTC unless it has an offset.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Before this time: a day, or a day and a time; in UTC unless it has an offset.")
    private @Nullable Instant until;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public ExitCode run(CommandContext context) {
        Set<MigrationVersion> wanted = wanted(context);
        List<MigrationEvent> events = context.migrations().history().stream()
                .filter(event -> wanted.isEmpty() || wanted.contains(event.version()))
                .filter(event -> since == null || !event.at().isBefore(since))
                .filter(event -> until == null || event.at().isBefore(until))
                .toList();
        output.print(context.console(), new HistoryText(events).result());
        return ExitCode.DONE;
    }

    @Override
    public boolean onlyReads() {
        return true;
    }

    @Override
    public boolean safeToRepeat() {
        return true;
    }

    private Set<MigrationVersion> wanted(CommandContext context) {
        if (versions.isEmpty()) {
            return Set.of();
        }
        KnownVersions known = new KnownVersions(context.migrations());
        return versions.stream()
                .map(known::row)
                .map(MigrationStatus.Row::version)
                .collect(Collectors.toSet());
    }
}
