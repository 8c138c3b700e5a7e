package io.automigration.cli.command;

import io.automigration.ExitCode;
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
        String help = commands.getUsageMessage(commands.getColorScheme()).stripTrailing() + System.lineSeparator();
        if (wanted) {
            context.console().print(help);
        } else {
            context.console().err().print(help);
        }
        return wanted ? ExitCode.DONE : ExitCode.USAGE;
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }
}
