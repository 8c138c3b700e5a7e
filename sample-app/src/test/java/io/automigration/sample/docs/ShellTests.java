package io.automigration.sample.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages say that one types: programs that there are, and commands that are understood. */
class ShellTests {

    private static final Set<String> PROGRAMS =
            Set.of("java", "mvn", "docker", "mongod", "mongosh", "kubectl", "until", "mkdir", "echo");

    /** In a block of shell, or in the text. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:\\.jar|run --rm app|`) ?migrate ((?:\"[^\"]*\"|[^`|&;#\\n])+)");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("pages")
    void callProgramsThatAreKnown(Path page) {
        assertThat(Block.in(Pages.written(page)).stream()
                        .filter(block -> block.language().equals("sh"))
                        .flatMap(block -> block.text().lines())
                        .filter(line -> !line.startsWith("#") && !line.startsWith(" ") && !line.isBlank())
                        .map(line -> line.replaceFirst("^([A-Z_]+=\\S+ )+", "").split(" ")[0]))
                .allMatch(PROGRAMS::contains);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void giveCommandsThatAreUnderstood(Path page) {
        for (String command : commands(here(page))) {
            assertThat(CommandLine.refusal(command, directory))
                    .as("migrate %s, in %s", command, page)
                    .isEmpty();
        }
    }

    @Test
    void theReadmesTestsAreWhatIsRunBeforeAMerge() {
        List<String> oneLiners = Block.in(Pages.read(Pages.ROOT.resolve("README.md"))).stream()
                .filter(block -> block.language().equals("sh"))
                .map(block -> block.text().strip())
                .toList();
        assertThat(oneLiners).hasSize(2).allMatch(command -> command.lines().count() == 1);
        assertThat(Pages.read(Pages.ROOT.resolve(".ci/run")))
                .as("the second one, which passes all tests")
                .contains("\n  " + oneLiners.get(1) + "\n");
    }

    @Test
    void aMisspeltCommandIsFound() {
        assertThat(CommandLine.refusal("sttus", directory)).contains("sttus");
        assertThat(CommandLine.refusal("down --step 2", directory)).contains("--step");
        assertThat(CommandLine.refusal("down --steps 2 --yes", directory)).isEmpty();
        assertThat(
                        commands(
                                "`migrate to 3`, and\njava -jar app.jar migrate repair 3 --as applied --reason \"by hand\" | less"))
                .containsExactly("to 3", "repair 3 --as applied --reason \"by hand\"");
    }

    static List<Path> pages() {
        // what other tools' users type there stands beside what they type here
        return Pages.all().stream()
                .filter(page -> !page.endsWith("coming-from.md"))
                .toList();
    }

    /** What users of other tools type there stands beside what they type here, in the last column. */
    private static String here(Path page) {
        String text = Pages.written(page);
        return page.endsWith("coming-from.md")
                ? text.replaceAll("(?m)^\\|[^|]*\\|", "").replace("--as ...", "--as applied")
                : text;
    }

    private static List<String> commands(String markdown) {
        return COMMAND.matcher(markdown)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }
}
