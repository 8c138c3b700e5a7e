package io.automigration.cli.text;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a command writes to and reads from. */
public final class Console {

    private static final String END = "\u0004";

    private final PrintStream out;
    private final RewritableLine line;
    private final PrintStream err;
    private final BufferedReader in;
    private final Abilities abilities;

    /**
     * What can be done with the streams.
     *
     * @param asks whether a person sees a question and can answer it
     * @param rewrites whether a line of the error stream can be written again
     * @param colouredOut whether results are coloured
     * @param colouredErr whether everything else is
     * @param fits whether results have to fit a terminal's width
     */
    public record Abilities(boolean asks, boolean rewrites, boolean colouredOut, boolean colouredErr, boolean fits) {

        /** Those of no terminal. */
        public static final Abilities NONE = new Abilities(false, false, false, false, false);
    }

    /**
     * Streams to write to and to read from.
     *
     * @param out for results, and for nothing else
     * @param err for everything that is no result
     * @param in answers
     */
    public Console(PrintStream out, PrintStream err, InputStream in, Abilities abilities) {
        this.out = out;
        this.line = new RewritableLine(err, charset("stderr.encoding"));
        this.err = new PrintStream(line, true, charset("stderr.encoding"));
        this.in = new BufferedReader(new InputStreamReader(in, charset("stdin.encoding")));
        this.abilities = abilities;
    }

    /** Writes a result for people, in the terminal's charset. */
    public void print(String text) {
        StoppableStream.call("the result was written", () -> {
            out.print(text);
            out.flush();
            return true;
        });
    }

    /** Writes a result that a program reads, or a compiler: in UTF-8, whatever the terminal's charset is. */
    public void printUtf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StoppableStream.call("the result was written", () -> {
            out.write(bytes, 0, bytes.length);
            out.flush();
            return true;
        });
    }

    /** Whether a part of a result could not be written. */
    public boolean outputLost() {
        return out.checkError();
    }

    /** For everything that is no result: what is written here does not mix with a line that rewrites itself. */
    public PrintStream err() {
        return err;
    }

    /** What can be done with the streams. */
    public Abilities abilities() {
        return abilities;
    }

    /** Those of results, which may be none. */
    public Colours colours() {
        return new Colours(abilities.colouredOut());
    }

    /** Those of everything else. */
    Colours errColours() {
        return new Colours(abilities.colouredErr());
    }

    /** What the person says next; null at the end of the input. */
    public @Nullable String answer() {
        // a future does not tell null from nothing
        String answer = StoppableStream.call("it asked. Nothing was changed", () -> {
            String said = in.readLine();
            return said == null ? END : said;
        });
        return answer.equals(END) ? null : answer;
    }

    RewritableLine line() {
        return line;
    }

    /** What a stream of the process is in; since Java 18 the default is no longer the terminal's. */
    private static Charset charset(String property) {
        String name = System.getProperty(property);
        return name == null ? Charset.defaultCharset() : Charset.forName(name);
    }
}
