package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationException;
import io.automigration.Migrations;
import io.automigration.cli.command.CommandContext;
import io.automigration.cli.command.Parsed;
import io.automigration.cli.text.Failure;
import io.automigration.cli.text.OnShutdown;
import io.automigration.cli.text.Taken;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A command line that was read, to be run once. */
public final class ParsedCommand {

    private static final Duration TO_SAY_SO = Duration.ofSeconds(3);

    private final Parsed parsed;
    private final Shell shell;
    private final Taken taken;

    ParsedCommand(Parsed parsed, Shell shell, Taken taken) {
        this.parsed = parsed;
        this.shell = shell;
        this.taken = taken;
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
        CountDownLatch said = new CountDownLatch(1);
        OnShutdown hook = OnShutdown.call(() -> await(said));
        try {
            return code(attempt(migrations));
        } finally {
            said.countDown();
            hook.close();
        }
    }

    /** A command that is stopped says so before the process is gone. */
    private static void await(CountDownLatch said) {
        try {
            boolean unused = said.await(TO_SAY_SO.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int code(int code) {
        if (code == ExitCode.DONE.code() && shell.console().outputLost()) {
            shell.console()
                    .err()
                    .println(
                            "The result could not be written to standard output: its device is full, or its reader has ended."
                                    + " What the command had to do is done.");
            return ExitCode.FAILED.code();
        }
        return code;
    }

    private int attempt(Supplier<Migrations> migrations) {
        CommandContext context = new CommandContext(migrations, shell.console(), shell.directory());
        try {
            return parsed.command().onlyReads()
                    ? Reading.stoppable(() -> parsed.command().run(context)).code()
                    : parsed.command().run(context).code();
        } catch (MigrationException e) {
            new Failure(e, taken).print(shell.console(), parsed.format(), parsed.stackTrace());
            return e.exitCode().code();
        }
    }
}
