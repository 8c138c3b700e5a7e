package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/commands.md} says what the commands say of themselves. {@code -Dcommands.page=write} makes it so. */
class CommandsPageTests {

    private static final Path PAGE = Path.of("../docs/commands.md");
    private static final String GENERATED = "<!-- generated from the commands' own help -->\n";
    private static final Path HERE = Path.of("");

    @Test
    void thePageIsTheHelp() throws IOException {
        String page = Files.readString(PAGE);
        String asItShouldBe = page.substring(0, page.indexOf(GENERATED) + GENERATED.length()) + help();
        if ("write".equals(System.getProperty("commands.page"))) {
            Files.writeString(PAGE, asItShouldBe);
        } else {
            assertThat(page)
                    .as("to write it anew: mvn -pl cli -am test -Dtest=CommandsPageTests"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcommands.page=write")
                    .isEqualTo(asItShouldBe);
        }
    }

    private static String help() {
        return "\n```\n" + helpOf() + "```\n"
                + names().stream()
                        .map(name -> "\n## " + name + "\n\n```\n" + helpOf(name) + "```\n")
                        .collect(Collectors.joining());
    }

    private static List<String> names() {
        return helpOf().lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.matches("  \\w.*"))
                .map(line -> line.strip().split(" ")[0])
                .toList();
    }

    private static String helpOf(String... command) {
        String[] words = Stream.concat(Stream.of(command), Stream.of("--help")).toArray(String[]::new);
        return Called.alone(HERE, words)
                .out()
                .lines()
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }
}
