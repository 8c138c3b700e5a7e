package io.automigration.cli;

import io.automigration.MigrationListener;
import io.automigration.Migrations;
import io.automigration.internal.engine.Build;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;

/**
 * What a command answered.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Called(int code, String out, String err) {

    static final Map<String, String> NO_COLOUR = Map.of("NO_COLOR", "1");

    private static final Place NOWHERE = new Place(false, InputStream.nullInputStream(), Map.of(), Path.of(""));

    /** Without a terminal. */
    static Called of(Build build, String... words) {
        return in(NOWHERE, build, words);
    }

    /** Without a terminal, by this door. */
    static Called of(Migrations door, List<String> words) {
        return run(NOWHERE, (command, progress) -> door, commands -> commands.parse(words));
    }

    /** On a terminal, where a person answers. */
    static Called onTerminal(String answer, Build build, String... words) {
        return in(Place.terminal(answer, NO_COLOUR), build, words);
    }

    /** Without a database: fails if one is asked for. */
    static Called alone(Path directory, String... words) {
        return in(new Place(false, InputStream.nullInputStream(), Map.of(), directory), null, words);
    }

    static Called in(Place place, Build build, String... words) {
        return run(
                place,
                (command, progress) -> engine(build, command, progress),
                commands -> commands.parse(List.of(words)));
    }

    static Called setting(Build build, String words) {
        return run(
                NOWHERE,
                (command, progress) -> engine(build, command, progress),
                commands -> commands.parseSetting(words, "from a test"));
    }

    private static Called run(Place place, Door door, Function<MigrationCommands, ParsedCommand> line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        MigrationCommands commands = new MigrationCommands(place.shell(out, err));
        ParsedCommand command = line.apply(commands);
        int code = command.run(() -> door.open(command, commands.progress()));
        return new Called(code, text(out), text(err));
    }

    Document json() {
        return Document.parse(out);
    }

    private static Migrations engine(Build build, ParsedCommand command, MigrationListener progress) {
        if (build == null || !command.needsDatabase()) {
            throw new AssertionError("the database was asked for");
        }
        return build.engine(progress);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(Charset.defaultCharset());
    }

    /** As the start of an application opens it. */
    private interface Door {
        Migrations open(ParsedCommand command, MigrationListener progress);
    }

    /** Where it was called. */
    record Place(boolean terminal, InputStream answers, Map<String, String> environment, Path directory) {

        static Place terminal(String answer, Map<String, String> environment) {
            return new Place(true, typed(answer), environment, Path.of(""));
        }

        Shell shell(ByteArrayOutputStream out, ByteArrayOutputStream err) {
            return new Shell(
                    new Shell.Streams(
                            new PrintStream(out, true),
                            new PrintStream(err, true),
                            answers,
                            new Shell.Terminals(terminal, terminal, terminal)),
                    environment,
                    directory);
        }

        private static InputStream typed(String answer) {
            return new ByteArrayInputStream(answer.getBytes(Charset.defaultCharset()));
        }
    }
}
