package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationPlan;
import io.automigration.MigrationTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        header = "Shows what 'up' would do, in order.",
        description = "Nothing is run and nothing is written.",
        footer = "Example: migrate plan --to 7")
final class PlanCommand implements Subcommand {

    @Option(names = "--to", paramLabel = "V", description = "Up to this version; to the newest when not given.")
    private @Nullable String to;

    @Mixin
    private Output output = new Output();

    private final Session session;

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        KnownVersions known = KnownVersions.of(session);
        MigrationTarget target = to == null ? MigrationTarget.newest() : MigrationTarget.upTo(known.find(to));
        MigrationPlan plan = session.migrations().plan(target);
        ShownPlan shown = new ShownPlan(plan, known);
        output.print(session.shell(), shown.json(), plan.steps().isEmpty() ? "Nothing would be done." : shown.text());
        return ExitCode.DONE;
    }

    @Override
    public boolean saysTheEndState() {
        return true;
    }
}
