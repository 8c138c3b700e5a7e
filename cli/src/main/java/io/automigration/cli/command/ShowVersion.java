package io.automigration.cli.command;

import io.automigration.ExitCode;
import java.util.List;

/** Shows which release this is. */
record ShowVersion(List<String> version) implements Subcommand {

    @Override
    public ExitCode run(CommandContext context) {
        context.console().print(String.join(System.lineSeparator(), version) + System.lineSeparator());
        return ExitCode.DONE;
    }

    @Override
    public boolean needsDatabase() {
        return false;
    }
}
