package io.automigration.cli.text;

import io.automigration.Direction;
import io.automigration.MigrationReport;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * A report as it is shown.
 *
 * @param report what was done
 */
public record ReportText(MigrationReport report) {

    /**
     * For people and for programs.
     *
     * @param nothing what a person reads when there was nothing to do; may be empty
     */
    public Result result(String nothing) {
        return new Result(this::json, () -> report.steps().isEmpty() ? nothing : text());
    }

    private String text() {
        return report.steps().stream().map(ReportText::line).collect(Collectors.joining(System.lineSeparator()));
    }

    private Document json() {
        return new Document("target", report.target().toString())
                .append("run", report.run())
                .append("executionTimeMillis", report.executionTime().toMillis())
                .append("steps", report.steps().stream().map(ReportText::json).toList());
    }

    private static String line(MigrationReport.Step step) {
        return (step.direction() == Direction.UP ? "Applied " : "Reverted ") + step.version() + " " + step.name()
                + " in " + Texts.duration(step.executionTime());
    }

    private static Document json(MigrationReport.Step step) {
        return PlanText.step(step)
                .append("executionTimeMillis", step.executionTime().toMillis());
    }
}
