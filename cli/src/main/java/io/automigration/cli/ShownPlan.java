package io.automigration.cli;

import io.automigration.Direction;
import io.automigration.MigrationPlan;
import io.automigration.TransactionMode;
import java.util.Locale;
import org.bson.Document;

/** A plan as it is shown. */
record ShownPlan(MigrationPlan plan, KnownVersions known) {

    String text() {
        Table table = new Table("STEP", "VERSION", "NAME", "TRANSACTION", "NOTES");
        plan.steps()
                .forEach(step -> table.row(
                        step.direction().toString(),
                        step.version().toString(),
                        step.name(),
                        step.transaction() == TransactionMode.NONE ? "without" : "in a transaction",
                        forGood(step) ? "can't be undone" : ""));
        return table.toString();
    }

    Document json() {
        return new Document("target", plan.target().toString())
                .append("steps", plan.steps().stream().map(this::json).toList());
    }

    private Document json(MigrationPlan.Step step) {
        return step(step).append("reversible", !forGood(step));
    }

    /** The fields that a step has in every command. */
    static Document step(MigrationPlan.Step step) {
        return new Document("version", step.version().toString())
                .append("name", step.name())
                .append("description", step.description())
                .append("direction", step.direction().toString())
                .append("transaction", step.transaction().name().toLowerCase(Locale.ROOT));
    }

    private boolean forGood(MigrationPlan.Step step) {
        return step.direction() == Direction.UP && !known.reversible(step.version());
    }
}
