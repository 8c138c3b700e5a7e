package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationStatus;
import io.automigration.Migrations.LockReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "unlock",
        header = "Frees the lock of a holder that is dead.",
        description = {
            "Seldom needed: a dead holder is taken over by the next run. Watches the lock for a lease"
                    + " (auto.migration.lock.lease); a holder that lives keeps it (exit code 4).",
            "With --force a living one loses it too: it can't commit any more then, but what it does without a transaction"
                    + " can't be stopped."
        },
        footer = "Example: migrate unlock")
final class UnlockCommand implements Subcommand {

    @Option(names = "--force", description = "Takes the lock from a living holder too.")
    private boolean force;

    @Mixin
    private Output output = new Output();

    private final Session session;

    UnlockCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        LockReport report = session.migrations().unlock(force);
        MigrationStatus.Holder holder = report.holder();
        if (holder != null && report.alive()) {
            session.shell()
                    .err()
                    .println("The holder lives. It can't commit any more; what it does without a transaction can't be"
                            + " stopped. See that it ends: " + holder.description());
        }
        output.print(
                session.shell(),
                StatusJson.lock(report),
                holder == null
                        ? "The lock is free."
                        : "The lock is free. It was held by " + holder.description() + ", token " + holder.token()
                                + ".");
        return ExitCode.DONE;
    }
}
