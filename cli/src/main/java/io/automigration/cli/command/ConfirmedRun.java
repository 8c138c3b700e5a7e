package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import io.automigration.Migrations;
import io.automigration.cli.text.ReportText;

/**
 * A run that may revert something. Where a person has confirmed a plan, that is what is done, and nothing else.
 *
 * @param confirmation says yes beforehand, or asks
 * @param output how its report is written
 */
record ConfirmedRun(Confirmation confirmation, OutputOptions output) {

    ExitCode run(MigrationTarget target, CommandContext context) {
        Migrations migrations = context.migrations();
        MigrationReport report =
                confirmation.given() ? migrations.run(target) : migrations.run(confirmed(target, context));
        output.print(context.console(), new ReportText(report).result("Nothing to do."));
        return ExitCode.DONE;
    }

    private MigrationPlan confirmed(MigrationTarget target, CommandContext context) {
        MigrationPlan plan = context.migrations().plan(target);
        confirmation.ask(plan, context.console());
        return plan;
    }
}
