package io.automigration.sample.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A message that a reader looks for on the page is one that there is. */
class TroubleshootingTests {

    /** In the first column of a table, or where a paragraph begins. */
    private static final Pattern MESSAGE =
            Pattern.compile("^\\| (\"[^|]*\")[^|]* \\||^\\*\\*(\".*?\")\\*\\*", Pattern.MULTILINE);

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    /** In its place a message has a name, a number or the like. */
    private static final Pattern PLACE = Pattern.compile("\\.\\.\\.|\\d+|(up|verify)(?=\\(\\))");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    @Test
    void everyMessageOnThePageIsOneThatThereIs() throws IOException {
        String page = Pages.read(Pages.ROOT.resolve("docs/troubleshooting.md"));
        assertThat(messages(page)).hasSizeGreaterThan(50);
        assertThat(unknown(page, said())).isEmpty();
    }

    @Test
    void aMessageThatNobodySaysIsFound() throws IOException {
        String page = "| \"The lock was lost on the way\", \"is not a duration\" | x |\n\n**\"Irreversible\"**: y\n";
        assertThat(messages(page)).hasSize(3);
        assertThat(unknown(page, said())).containsExactly("The lock was lost on the way");
    }

    private static List<String> messages(String page) {
        return MESSAGE.matcher(page)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .flatMap(cell -> QUOTED.matcher(cell).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> unknown(String page, List<String> said) {
        return messages(page).stream()
                .filter(message -> said.stream()
                        .noneMatch(file -> Arrays.stream(PLACE.split(message))
                                .map(String::strip)
                                .allMatch(file::contains)))
                .toList();
    }

    /** For each file of ours, what stands in it between quotes. */
    private static List<String> said() throws IOException {
        try (Stream<Path> files = Stream.of("core", "cli", "autoconfigure")
                .map(module -> Pages.ROOT.resolve(module).resolve("src/main/java"))
                .flatMap(TroubleshootingTests::walk)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> LITERAL.matcher(Pages.read(file))
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.joining()))
                    .toList();
        }
    }

    private static Stream<Path> walk(Path directory) {
        try {
            return Files.walk(directory);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
