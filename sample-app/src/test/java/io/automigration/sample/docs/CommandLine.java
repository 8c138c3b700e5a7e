package io.automigration.sample.docs;

import io.automigration.cli.MigrationCommands;
import io.automigration.cli.Shell;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands behind {@code migrate} in a page, asked of the commands themselves. */
final class CommandLine {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

    private CommandLine() {}

    /**
     * Why it is not understood; empty when it is, and would go to the database or write a source. A word alone may be the name
     * of a command that needs more.
     */
    static String refusal(String command, Path directory) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Shell.Streams streams = new Shell.Streams(
                stream(new ByteArrayOutputStream()), stream(said), InputStream.nullInputStream(), Shell.Terminals.NONE);
        MigrationCommands commands = new MigrationCommands(new Shell(streams, Map.of(), directory));
        try {
            int exitCode = commands.parse(words(command)).run(() -> {
                throw new Understood();
            });
            String text = said.toString(StandardCharsets.UTF_8);
            boolean named = !command.contains(" ") && text.startsWith("Missing required");
            return exitCode == 0 || named ? "" : text;
        } catch (Understood e) {
            return "";
        }
    }

    /** As a shell divides them; V and N stand for a version and a number, and the application's properties are not for us. */
    private static List<String> words(String command) {
        List<String> words = WORD.matcher(command)
                .results()
                .map((MatchResult word) -> word.group(1) == null ? word.group() : word.group(1))
                .map(word -> word.equals("V") ? "3" : word.equals("N") ? "2" : word)
                .filter(word -> !word.matches("--[^=]*\\..*"))
                .toList();
        boolean writes = words.get(0).equals("new") || words.get(0).equals("init");
        return writes
                ? Stream.concat(words.stream(), Stream.of("--stdout", "--package", "com.example"))
                        .toList()
                : words;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static final class Understood extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
