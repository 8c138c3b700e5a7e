package io.automigration.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * What a command answered.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Called(int code, String out, String err) {

    /** Without a terminal. */
    static Called of(Build build, String... words) {
        return in(new Place(false, "", Map.of(), Path.of("")), build, words);
    }

    /** On a terminal, where a person answers. */
    static Called onTerminal(String answer, Build build, String... words) {
        return in(new Place(true, answer, Map.of("NO_COLOR", "1"), Path.of("")), build, words);
    }

    /** Without a database: fails if one is asked for. */
    static Called alone(Path directory, String... words) {
        return in(new Place(false, "", Map.of(), directory), null, words);
    }

    static Called in(Place place, Build build, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        MigrationCommands commands = new MigrationCommands(() -> engine(build), place.shell(out, err));
        return new Called(commands.run(List.of(words)), text(out), text(err));
    }

    static Called setting(Build build, String words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Place(false, "", Map.of(), Path.of("")).shell(out, err);
        int code = new MigrationCommands(() -> engine(build), shell).runSetting(words, "from a test");
        return new Called(code, text(out), text(err));
    }

    Document json() {
        return Document.parse(out);
    }

    private static io.automigration.Migrations engine(Build build) {
        if (build == null) {
            throw new AssertionError("the database was asked for");
        }
        return build.engine();
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(Charset.defaultCharset());
    }

    /** Where it was called. */
    record Place(boolean terminal, String answer, Map<String, String> environment, Path directory) {

        Shell shell(ByteArrayOutputStream out, ByteArrayOutputStream err) {
            InputStream in = new ByteArrayInputStream(answer.getBytes(Charset.defaultCharset()));
            return new Shell(
                    new PrintStream(out, true), new PrintStream(err, true), in, terminal, environment, directory);
        }
    }
}
