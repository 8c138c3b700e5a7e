package io.automigration.cli.text;

import io.automigration.MigrationEvent;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/**
 * What has happened, as it is shown.
 *
 * @param events oldest first
 */
public record HistoryText(List<MigrationEvent> events) {

    private static final int LONGEST_REASON = 300;

    /** For people and for programs. */
    public Result result() {
        return new Result(
                () -> new Document(
                        "events", events.stream().map(HistoryText::json).toList()),
                this::text);
    }

    private String text() {
        if (events.isEmpty()) {
            return "Nothing has happened.";
        }
        Table table = new Table("WHEN", "VERSION", "NAME", "WHAT", "TOOK", "BY", "WHY");
        events.forEach(event -> table.row(
                Texts.time(event.at()),
                event.version().toString(),
                Shown.line(event.name(), 80),
                event.repairedAs() == null
                        ? event.what()
                        : event.what() + " as " + event.repairedAs().toLowerCase(Locale.ROOT),
                Texts.duration(event.executionTime()),
                Shown.line(event.by(), 100),
                event.reason() == null
                        ? ""
                        : Texts.placed(Shown.line(event.reason(), LONGEST_REASON), event.errorAt())));
        return table.toString();
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
                .append("reason", event.reason())
                .append("errorAt", event.errorAt())
                .append("repairedAs", event.repairedAs());
    }
}
