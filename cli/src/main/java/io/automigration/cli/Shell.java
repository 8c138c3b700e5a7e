package io.automigration.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a command is called: its streams, who is at the other end, its variables and its working directory. */
public final class Shell {

    private final PrintStream out;
    private final RewritableLine line;
    private final PrintStream err;
    private final BufferedReader in;
    private final boolean terminal;
    private final Map<String, String> environment;
    private final Path directory;

    /**
     * A place to call commands from.
     *
     * @param out for results, and for nothing else
     * @param err for everything that is no result
     * @param in answers
     * @param terminal whether a person is at the other end
     * @param environment the variables
     * @param directory the working directory
     */
    public Shell(
            PrintStream out,
            PrintStream err,
            InputStream in,
            boolean terminal,
            Map<String, String> environment,
            Path directory) {
        this.out = out;
        this.line = new RewritableLine(err);
        this.err = new PrintStream(line, true, Charset.defaultCharset());
        this.in = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
        this.directory = directory;
    }

    PrintStream out() {
        return out;
    }

    /** Where everything goes that is no result, logs too: what is written here does not mix with a line that rewrites itself. */
    public PrintStream err() {
        return err;
    }

    RewritableLine line() {
        return line;
    }

    boolean terminal() {
        return terminal;
    }

    /** Only for a person, and one who has not said no (no-color.org). */
    boolean coloured() {
        return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    Path directory() {
        return directory;
    }

    /** What the person says next; null at the end of the input. */
    @Nullable
    String answer() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
