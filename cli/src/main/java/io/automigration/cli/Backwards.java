package io.automigration.cli;

import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;

/** Runs to a target, of which a part may lie behind. */
record Backwards(Session session, Confirmation confirmation, Output output) {

    void run(MigrationTarget target, KnownVersions known) {
        MigrationPlan plan = session.migrations().plan(target);
        confirmation.of(plan, known, session.shell());
        MigrationReport report = session.migrations().run(target);
        ShownReport shown = new ShownReport(report);
        output.print(session.shell(), shown.json(), report.steps().isEmpty() ? "Nothing to do." : shown.text());
    }
}
