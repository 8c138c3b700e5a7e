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
     * @param terminal whether a person is at the other end
     */
    public record Streams(PrintStream out, PrintStream err, InputStream in, boolean terminal) {}

    /**
     * A place to call commands from.
     *
     * @param streams its streams
     * @param environment its variables
     * @param directory its working directory
     */
    public Shell(Streams streams, Map<String, String> environment, Path directory) {
        // only for a person, and one who has not said no (no-color.org)
        boolean coloured =
                streams.terminal() && environment.getOrDefault("NO_COLOR", "").isEmpty();
        this.console = new Console(streams.out(), streams.err(), streams.in(), streams.terminal(), coloured);
        this.directory = directory;
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
