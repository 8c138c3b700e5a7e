package io.automigration.cli.text;

import io.automigration.Direction;
import io.automigration.MigrationReport;
import java.util.List;
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
        return lines(report.steps());
    }

    /** Steps, each on a line. */
    static String lines(List<MigrationReport.Step> steps) {
        return steps.stream().map(ReportText::line).collect(Collectors.joining(System.lineSeparator()));
    }

    /** Steps, for programs. */
    static List<Document> json(List<MigrationReport.Step> steps) {
        return steps.stream().map(ReportText::json).toList();
    }

    private Document json() {
        return new Document("target", report.target().toString())
                .append("run", report.run())
                .append("executionTimeMillis", report.executionTime().toMillis())
                .append("steps", json(report.steps()));
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
