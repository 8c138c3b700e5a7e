package io.automigration.cli;

import io.automigration.MigrationException;
import io.automigration.Migrations;
import io.automigration.cli.command.CommandContext;
import io.automigration.cli.command.Parsed;
import io.automigration.cli.text.Failure;
import java.util.function.Supplier;

/** A command line that was read, to be run once. */
public final class ParsedCommand {

    private final Parsed parsed;
    private final Shell shell;

    ParsedCommand(Parsed parsed, Shell shell) {
        this.parsed = parsed;
        this.shell = shell;
    }

    /**
     * Whether it needs the database. One that does not can be run before anything is started, and so can help and the
     * refusal of what was not understood.
     */
    public boolean needsDatabase() {
        return parsed.command().needsDatabase();
    }

    /**
     * Runs it.
     *
     * @param migrations asked only if it needs the database
     * @return the exit code
     */
    public int run(Supplier<Migrations> migrations) {
        try {
            return parsed.command()
                    .run(new CommandContext(migrations, shell.console(), shell.directory()))
                    .code();
        } catch (MigrationException e) {
            new Failure(e).print(shell.console(), parsed.format(), parsed.stackTrace());
            return e.exitCode().code();
        }
    }
}
