package io.automigration.cli;

import io.automigration.MigrationListener;
import io.automigration.Migrations;
import io.automigration.cli.command.CommandParser;
import io.automigration.cli.text.Progress;
import io.automigration.cli.text.Taken;
import io.automigration.internal.time.Ticker;
import java.util.List;

/**
 * The commands of an operator: {@code migrate status} and the others. Each goes through {@link Migrations}, as a start does;
 * results are written to the shell's output, everything else to its error stream.
 */
public final class MigrationCommands {

    private final Shell shell;
    private final CommandParser parser;
    private final Taken taken = new Taken();

    /**
     * Commands.
     *
     * @param shell where they are called
     */
    public MigrationCommands(Shell shell) {
        this.shell = shell;
        this.parser = new CommandParser(shell.console().abilities());
    }

    /** Whether a word is one of the commands, or another tool's word for one. */
    public static boolean isCommand(String word) {
        return CommandParser.knows(word);
    }

    /**
     * Reads a command line. One that can't be understood becomes a command that says so.
     *
     * @param words the command and its options, without {@code migrate}
     */
    public ParsedCommand parse(List<String> words) {
        return new ParsedCommand(parser.parse(words), shell, taken);
    }

    /**
     * Reads a command in a property or a variable. One that is not safe to repeat becomes a command that says so.
     *
     * @param words the command and its options
     * @param origin where it was set, for people
     */
    public ParsedCommand parseSetting(String words, String origin) {
        return new ParsedCommand(parser.parseSetting(words, origin), shell, taken);
    }

    /** Tells the shell how far a step is, and a failed command what was done before; to be given to the engine. */
    public MigrationListener progress() {
        return new Progress(shell.console(), Ticker.system(), taken);
    }
}
