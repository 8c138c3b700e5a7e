package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationException;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.Migrations.RepairedState;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "repair",
        header = "Says what a failed, interrupted or renamed migration is, after a person has looked.",
        description = {
            "Its entry alone is written, under the lock, and nothing is run. The reason is kept in its events.",
            "Refused while somebody living holds the lock (exit code 4), and when the entry is in order (5)."
        },
        footer = "Example: migrate repair 3 --as applied --reason \"finished by hand, see ticket 812\"")
final class RepairCommand implements Subcommand {

    @Parameters(paramLabel = "V", description = "The migration: a version or a name.")
    private String version = "";

    @Option(
            names = "--as",
            required = true,
            paramLabel = "applied|pending|reverted",
            description = "What it is: in the database wholly, not there at all, or not there and not to be applied.")
    private @Nullable RepairedState as;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for who reads the history.")
    private String reason = "";

    @Mixin
    private Output output = new Output();

    private final Session session;

    RepairCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        if (reason.isBlank()) {
            throw RefusedCommandException.usage(
                    "A repair without a reason helps nobody later. Nothing was changed.",
                    "Say why with --reason TEXT.");
        }
        KnownVersions known = KnownVersions.of(session);
        MigrationVersion repaired = known.find(version);
        known.row(repaired).ifPresent(this::sayWhatItWas);
        MigrationStatus.Row row = session.migrations().repair(repaired, Objects.requireNonNull(as), reason);
        output.print(
                session.shell(),
                StatusJson.row(row),
                row.version() + " " + row.name() + " is " + row.state().name().toLowerCase(Locale.ROOT) + " now.");
        sayWhatUpWouldDo();
        return ExitCode.DONE;
    }

    private void sayWhatItWas(MigrationStatus.Row row) {
        PrintStream err = session.shell().err();
        err.println(row.version() + " " + row.name() + " was " + Condition.of(row)
                + (row.by() == null ? "" : ", last changed by " + row.by())
                + (row.progress().isEmpty() ? "" : ", and came to " + row.progress()) + ".");
        if (row.error() != null) {
            err.println("Its error: " + row.error());
        }
    }

    private void sayWhatUpWouldDo() {
        Migrations migrations = session.migrations();
        PrintStream err = session.shell().err();
        try {
            ShownPlan plan = new ShownPlan(migrations.plan(MigrationTarget.newest()), KnownVersions.of(session));
            err.println(plan.plan().steps().isEmpty() ? "'migrate up' has nothing to do." : "'migrate up' would do:");
            if (!plan.plan().steps().isEmpty()) {
                err.println(plan.text());
            }
        } catch (MigrationException e) { // the repair itself is done
            err.println("'migrate up' would be refused still: " + e.getMessage());
        }
    }
}
