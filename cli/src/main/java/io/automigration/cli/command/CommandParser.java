package io.automigration.cli.command;

import io.automigration.ExitCode;
import io.automigration.MigrationException;
import io.automigration.cli.text.Console;
import io.automigration.cli.text.Format;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads command lines. What can't be understood becomes a command that says so when it is run. */
public final class CommandParser {

    static final String STACK_TRACE = "--stacktrace";

    private static final char NOT_READ = '\ufffd';

    private final CommandLine commands;

    /**
     * A parser.
     *
     * @param abilities what the terminal can do, for help
     */
    public CommandParser(Console.Abilities abilities) {
        this.commands = MigrateCommand.line(abilities);
    }

    /** Whether a word is one of the commands, or another tool's word for one. */
    public static boolean knows(String word) {
        return OtherTools.knows(word)
                || MigrateCommand.line(Console.Abilities.NONE).getSubcommands().containsKey(word);
    }

    /**
     * Reads a command line.
     *
     * @param words the command and its options, without {@code migrate}
     */
    public Parsed parse(List<String> words) {
        if (words.isEmpty()) {
            return shown(new ShowHelp(commands, false));
        }
        try {
            words.forEach(CommandParser::refuseWhatWasNotRead);
            return understood(OtherTools.translated(MigrateCommand.withoutItself(commands, words)));
        } catch (ParameterException e) {
            return refused(NotUnderstood.because(e), words);
        } catch (MigrationException e) {
            return refused(e, words);
        }
    }

    /**
     * Reads a command in a property or a variable.
     *
     * @param words the command and its options
     * @param origin where it was set, for people
     */
    public Parsed parseSetting(String words, String origin) {
        List<String> split = List.of(words.strip().split("\\s+"));
        Parsed parsed = parse(split);
        return parsed.command().safeToRepeat() ? parsed : refused(notSafeToRepeat(words, origin), split);
    }

    private Parsed understood(List<String> words) {
        ParseResult parsed = commands.parseArgs(words.toArray(String[]::new));
        List<CommandLine> line = parsed.asCommandLineList();
        CommandLine last = line.get(line.size() - 1);
        if (commands.isVersionHelpRequested()) {
            return shown(new ShowVersion(List.of(commands.getCommandSpec().version())));
        }
        if (line.stream().anyMatch(CommandLine::isUsageHelpRequested) || line.size() == 1) {
            return shown(new ShowHelp(last, true));
        }
        Subcommand command = last.getCommand();
        command.check();
        ParseResult options = last.getParseResult();
        return new Parsed(
                command, options.matchedOptionValue("--format", Format.TEXT), options.hasMatchedOption(STACK_TRACE));
    }

    /** The JVM reads arguments in the charset of the locale; without one, letters beyond ASCII are lost before it begins. */
    private static void refuseWhatWasNotRead(String word) {
        if (word.indexOf(NOT_READ) >= 0) {
            throw new RefusedCommandException(
                    "The argument '" + word + "' has letters that can't be read in the charset of this process ("
                            + System.getProperty("sun.jnu.encoding") + "). Nothing was changed.",
                    "Set the variable LC_ALL=C.UTF-8, and run it again.");
        }
    }

    private static Parsed shown(Subcommand help) {
        return new Parsed(help, Format.TEXT, false);
    }

    private static Parsed refused(MigrationException refusal, List<String> words) {
        String line = String.join(" ", words).toLowerCase(Locale.ROOT);
        Format format = line.matches(".*--format[ =]json\\b.*") ? Format.JSON : Format.TEXT;
        return new Parsed(new Refusal(refusal), format, words.contains(STACK_TRACE));
    }

    private static RefusedCommandException notSafeToRepeat(String words, String origin) {
        return new RefusedCommandException(
                "The command '" + words + "' (" + origin
                        + ") would be run again whenever the process is restarted. Nothing was changed.",
                "Give it as an argument: java -jar app.jar migrate " + words
                        + ". In a property or a variable, only commands that are safe to repeat are accepted: status,"
                        + " history, plan, validate, up (without a number of steps), to, baseline.");
    }

    /** Says why a command line can't be meant. */
    private record Refusal(MigrationException refusal) implements Subcommand {

        @Override
        public ExitCode run(CommandContext context) {
            throw refusal;
        }

        @Override
        public boolean needsDatabase() {
            return false;
        }

        /** Refusing does nothing, however often: what was not understood is said, not that it may not be there. */
        @Override
        public boolean safeToRepeat() {
            return true;
        }
    }
}
