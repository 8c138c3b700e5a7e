package io.automigration.cli.text;

import io.automigration.Direction;
import io.automigration.MigrationPlan;
import io.automigration.TransactionMode;
import java.util.Locale;
import org.bson.Document;

/**
 * A plan as it is shown.
 *
 * @param plan what would be done
 */
public record PlanText(MigrationPlan plan) {

    /** For people and for programs. */
    public Result result() {
        return new Result(this::json, () -> plan.steps().isEmpty() ? "Nothing to do." : toString());
    }

    /** A table of its steps. */
    @Override
    public String toString() {
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

    private Document json() {
        return new Document("target", plan.target().toString())
                .append("steps", plan.steps().stream().map(PlanText::json).toList());
    }

    private static Document json(MigrationPlan.Step step) {
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

    private static boolean forGood(MigrationPlan.Step step) {
        return step.direction() == Direction.UP && !step.reversible();
    }
}
