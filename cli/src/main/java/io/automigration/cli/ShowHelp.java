package io.automigration.cli;

import io.automigration.ExitCode;
import java.io.PrintStream;
import picocli.CommandLine;

/** Says what can be said. */
record ShowHelp(CommandLine commands, PrintStream where, ExitCode exitCode) implements Subcommand {

    @Override
    public ExitCode run() {
        where.println(commands.getUsageMessage(commands.getColorScheme()).stripTrailing());
        where.flush();
        return exitCode;
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }
}
