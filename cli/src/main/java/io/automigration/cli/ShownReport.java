package io.automigration.cli;

import io.automigration.Direction;
import io.automigration.MigrationReport;
import java.util.stream.Collectors;
import org.bson.Document;

/** A report as it is shown. */
record ShownReport(MigrationReport report) {

    /** A line for each step; empty when there was none. */
    String text() {
        return report.steps().stream().map(ShownReport::line).collect(Collectors.joining(System.lineSeparator()));
    }

    Document json() {
        return new Document("target", report.target().toString())
                .append("run", report.run())
                .append("executionTimeMillis", report.executionTime().toMillis())
                .append("steps", report.steps().stream().map(ShownReport::json).toList());
    }

    private static String line(MigrationReport.Step step) {
        return (step.direction() == Direction.UP ? "Applied " : "Reverted ") + step.version() + " " + step.name()
                + " in " + Texts.duration(step.executionTime());
    }

    private static Document json(MigrationReport.Step step) {
        return ShownPlan.step(step)
                .append("executionTimeMillis", step.executionTime().toMillis());
    }
}
