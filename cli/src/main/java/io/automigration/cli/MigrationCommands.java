package io.automigration.cli;

import io.automigration.ExitCode;
import io.automigration.MigrationException;
import io.automigration.MigrationListener;
import io.automigration.Migrations;
import io.automigration.internal.time.Ticker;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The commands of an operator: {@code migrate status} and the others. Each goes through {@link Migrations}, as a start does;
 * results are written to the shell's output, all else to its error stream.
 */
public final class MigrationCommands {

    private final Session session;

    /**
     * Commands.
     *
     * @param migrations asked only by commands that need the database
     * @param shell where they are called
     */
    public MigrationCommands(Supplier<Migrations> migrations, Shell shell) {
        this.session = new Session(migrations, shell);
    }

    /**
     * Does a command.
     *
     * @param words the command and its options, without {@code migrate}
     * @return the exit code
     */
    public int run(List<String> words) {
        return reported(() -> parse(words).run());
    }

    /**
     * Does a command that stands in a property or a variable, if it is one of those that may be done again.
     *
     * @param words the command and its options
     * @param origin where it stands, for people
     * @return the exit code
     */
    public int runSetting(String words, String origin) {
        return reported(() -> {
            Subcommand command = parse(List.of(words.strip().split("\\s+")));
            if (!command.saysTheEndState()) {
                throw RefusedCommandException.usage(
                        "The command '" + words + "' (" + origin
                                + ") would be done again whenever the process is restarted." + " Nothing was changed.",
                        "Give it as an argument: java -jar app.jar migrate " + words
                                + ". A property or variable may have what says the end state: status, history, plan,"
                                + " validate, up, to and baseline.");
            }
            return command.run();
        });
    }

    /**
     * Whether a command needs the database. One that does not can be done before anything is started, and so can help and
     * the refusal of what is not understood.
     *
     * @param words the command and its options, without {@code migrate}
     */
    public boolean needsDatabase(List<String> words) {
        try {
            return parse(words).needsDatabase();
        } catch (MigrationException e) {
            return false;
        }
    }

    /** Tells the shell how far a step is; to be given to the engine. */
    public MigrationListener progress() {
        return new Progress(session.shell(), Ticker.system());
    }

    private Subcommand parse(List<String> words) {
        CommandLine commands = MigrateCommand.line(session);
        if (words.isEmpty()) {
            return new ShowHelp(commands, session.shell().err(), ExitCode.USAGE);
        }
        try {
            ParseResult parsed = commands.parseArgs(OtherTools.translated(MigrateCommand.withoutItself(commands, words))
                    .toArray(String[]::new));
            List<CommandLine> line = parsed.asCommandLineList();
            CommandLine last = line.get(line.size() - 1);
            if (line.stream().anyMatch(CommandLine::isUsageHelpRequested) || line.size() == 1) {
                return new ShowHelp(last, session.shell().out(), ExitCode.DONE);
            }
            return last.getCommand();
        } catch (ParameterException e) {
            throw NotUnderstood.because(e);
        }
    }

    private int reported(Supplier<ExitCode> work) {
        try {
            return work.get().code();
        } catch (MigrationException e) {
            PrintStream err = session.shell().err();
            err.println(new Colours(session.shell().coloured()).bad(String.valueOf(e.getMessage())));
            err.println();
            err.println(e.action());
            err.flush();
            return e.exitCode().code();
        }
    }
}
