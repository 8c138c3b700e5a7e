package io.automigration.cli;

import io.automigration.cli.text.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** Where a command is called: its streams, its variables and its working directory. */
public final class Shell {

    private final Console console;
    private final Path directory;

    /**
     * The streams of a process.
     *
     * @param out for results, and for nothing else
     * @param err for everything that is no result
     * @param in answers
     * @param terminals which of them are terminals
     */
    public record Streams(PrintStream out, PrintStream err, InputStream in, Terminals terminals) {}

    /**
     * Which streams are terminals: a person is at the other end.
     *
     * @param out the one for results
     * @param err the one for everything else
     * @param in the one of answers
     */
    public record Terminals(boolean out, boolean err, boolean in) {

        /** None of them: files, pipes, or the log of a container. */
        public static final Terminals NONE = new Terminals(false, false, false);
    }

    /**
     * A place to call commands from.
     *
     * @param streams its streams
     * @param environment its variables
     * @param directory its working directory
     */
    public Shell(Streams streams, Map<String, String> environment, Path directory) {
        Terminals terminals = streams.terminals();
        boolean capable = !environment.getOrDefault("TERM", "").equals("dumb");
        // only for a person who has not said no (no-color.org)
        boolean colours = capable && environment.getOrDefault("NO_COLOR", "").isEmpty();
        this.console = new Console(
                streams.out(),
                streams.err(),
                streams.in(),
                new Console.Abilities(
                        terminals.in() && terminals.err(),
                        terminals.err() && capable,
                        terminals.out() && colours,
                        terminals.err() && colours,
                        terminals.out()));
        this.directory = directory;
    }

    /** Whether what is written to {@link #err()} may be coloured. */
    public boolean colouredErr() {
        return console.abilities().colouredErr();
    }

    /** Whether a person sees how far a command is. */
    public boolean showsProgress() {
        return console.abilities().rewrites();
    }

    /** For everything that is no result, logs too: what is written here does not mix with a line that rewrites itself. */
    public PrintStream err() {
        return console.err();
    }

    Console console() {
        return console;
    }

    Path directory() {
        return directory;
    }
}
