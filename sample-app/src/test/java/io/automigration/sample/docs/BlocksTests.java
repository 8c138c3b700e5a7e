package io.automigration.sample.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every block of a page is cut from something that is compiled, parsed or run. {@code -Ddocs=write} cuts them again.
 *
 * <p>The files that are cut from, and what is done with them: the application {@code com.example.shop} is compiled, and run
 * by its tests; {@link SettingsTests} parses what is in {@code src/test/resources/docs}; {@link RecordedTests} makes what is in
 * {@code src/test/resources/docs/recorded} by running commands.
 */
class BlocksTests {

    /** Compared with the commands line by line, in {@link ShellTests}; a file that a test could run would start servers. */
    private static final Set<String> CHECKED_IN_PLACE = Set.of("sh");

    @BeforeAll
    static void cutAgain() throws IOException {
        if ("write".equals(System.getProperty("docs"))) {
            Pages.cutAgain();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void areWhatTheirSourcesSay(Path page) {
        for (Block block : Block.in(Pages.written(page))) {
            if (!block.source().isEmpty()) {
                assertThat(block.text())
                        .as("%s in %s; -Ddocs=write cuts it again", block.source(), page)
                        .isEqualTo(Source.of(block.source()).text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void haveASource(Path page) {
        assertThat(withoutASource(Pages.written(page)))
                .as("%s: a comment <!-- cut: FILE#TAG --> right above each", page)
                .isEmpty();
    }

    @Test
    void aChangedBlockIsToldFromATrueOne() {
        String source = "sample-app/src/test/java/com/example/shop/migrations/V3__SplitNames.java#split";
        String original = Source.of(source).text();
        String page = "text\n\n<!-- cut: " + source + " -->\n```java\n" + original + "```\n";

        assertThat(original)
                .startsWith("@Migration(")
                .contains("class V3__SplitNames")
                .doesNotContain("tag::");
        assertThat(Block.in(page)).singleElement().satisfies(block -> {
            assertThat(block.source()).isEqualTo(source);
            assertThat(block.text()).isEqualTo(original);
        });
        assertThat(Block.in(page.replace("\"last\"", "\"surname\"")))
                .singleElement()
                .satisfies(block -> assertThat(block.text()).isNotEqualTo(original));
    }

    @Test
    void aBlockWithoutASourceIsFound() {
        assertThat(withoutASource("```java\nclass A {}\n```\n\n```\nsome words\n```\n\n```sh\nls\n```\n"))
                .containsExactly("class A {}\n", "some words\n");
    }

    @Test
    void aSourceOfNothingIsRefused() {
        assertThatThrownBy(() -> Block.in("<!-- cut: File.java#tag -->\n\nno block\n"))
                .hasMessageContaining("no block right below it");
        assertThatThrownBy(() -> Source.of("README.md#unknown").text()).hasMessageContaining("nothing under the tag");
    }

    private static List<String> withoutASource(String markdown) {
        return Block.in(markdown).stream()
                .filter(block -> block.source().isEmpty() && !CHECKED_IN_PLACE.contains(block.language()))
                .map(Block::text)
                .toList();
    }

    static List<Path> pages() {
        return Pages.all();
    }
}
