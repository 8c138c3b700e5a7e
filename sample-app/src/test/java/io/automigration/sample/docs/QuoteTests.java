package io.automigration.sample.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuoteTests {

    private static final String V6 = "migrations/V6__AddWorkflowsFlag.java";

    @ParameterizedTest
    @MethodSource
    void quoteTheSampleToTheLetter(Path page) throws IOException {
        for (Quote quote : Quote.in(Files.readString(page))) {
            assertThat(quote.text()).as("%s in %s", quote.tag(), page).isEqualTo(quote.original(root()));
        }
    }

    static List<Path> quoteTheSampleToTheLetter() throws IOException {
        try (Stream<Path> files = Files.walk(root(), 3)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }

    @Test
    void aTrueQuoteIsToldFromAChangedOne() {
        String original = new Quote(V6, "feature-flag", "").original(root());
        String page = "text\n<!-- sample: " + V6 + "#feature-flag -->\n```java\n" + original + "```\ntext";

        assertThat(Quote.in(page))
                .singleElement()
                .satisfies(quote -> assertThat(quote.text())
                        .contains("class V6__AddWorkflowsFlag")
                        .isEqualTo(original));
        assertThat(Quote.in(page.replace("\"workflows\", false", "\"workflows\", true")))
                .singleElement()
                .satisfies(quote -> assertThat(quote.text()).isNotEqualTo(original));
    }

    @Test
    void aQuoteOfNothingIsRefused() {
        assertThatThrownBy(() -> Quote.in("<!-- sample: File.java#tag -->\n```xml\n```"))
                .hasMessageContaining("without a file, a tag or a Java block");
        assertThatThrownBy(() -> new Quote(V6, "unknown", "").original(root()))
                .hasMessageContaining("has no region unknown");
    }

    /** Maven starts tests in their module, others at the root. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("sample-app")) ? here : here.getParent();
    }
}
