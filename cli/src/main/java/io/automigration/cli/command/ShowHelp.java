package io.automigration.cli.command;

import io.automigration.ExitCode;
import java.io.PrintStream;
import picocli.CommandLine;

/**
 * Shows what can be typed.
 *
 * @param commands of which command
 * @param wanted whether it was asked for, and is the result
 */
record ShowHelp(CommandLine commands, boolean wanted) implements Subcommand {

    @Override
    public ExitCode run(CommandContext context) {
        PrintStream where = wanted ? context.console().out() : context.console().err();
        where.println(commands.getUsageMessage(commands.getColorScheme()).stripTrailing());
        where.flush();
        return wanted ? ExitCode.DONE : ExitCode.USAGE;
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }
}
