package io.automigration.cli.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** What a command writes to and reads from. */
public final class Console {

    private final PrintStream out;
    private final RewritableLine line;
    private final PrintStream err;
    private final BufferedReader in;
    private final boolean terminal;
    private final boolean coloured;

    /**
     * Streams to write to and to read from.
     *
     * @param out for results, and for nothing else
     * @param err for everything that is no result
     * @param in answers
     * @param terminal whether a person is at the other end
     * @param coloured whether that person wants colours
     */
    public Console(PrintStream out, PrintStream err, InputStream in, boolean terminal, boolean coloured) {
        this.out = out;
        this.line = new RewritableLine(err);
        this.err = new PrintStream(line, true, Charset.defaultCharset());
        this.in = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        this.terminal = terminal;
        this.coloured = coloured;
    }

    /** For results, and for nothing else. */
    public PrintStream out() {
        return out;
    }

    /** For everything that is no result: what is written here does not mix with a line that rewrites itself. */
    public PrintStream err() {
        return err;
    }

    /** Whether a person is at the other end. */
    public boolean terminal() {
        return terminal;
    }

    /** Whether that person wants colours. */
    public boolean coloured() {
        return coloured;
    }

    /** Its colours, which may be none. */
    public Colours colours() {
        return new Colours(coloured);
    }

    /** What the person says next; null at the end of the input. */
    public @Nullable String answer() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RewritableLine line() {
        return line;
    }
}
