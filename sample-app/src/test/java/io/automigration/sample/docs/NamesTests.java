package io.automigration.sample.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.internal.log.LogField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names in pages are names of something: properties, variables, other pages and their headings. */
class NamesTests {

    private static final Pattern PROPERTY =
            Pattern.compile("\\bauto\\.migration(?:\\.[a-z]+(?:-[a-z]+)*)*(?![\\w*.-]*\\*)");
    private static final Pattern VARIABLE = Pattern.compile("\\bAUTO_MIGRATION(?:_[A-Z]+)*\\b(?!_)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    /** They share the prefix of the properties. */
    private static final Set<String> LOG_FIELDS =
            Arrays.stream(LogField.values()).map(LogField::key).collect(Collectors.toSet());

    @ParameterizedTest
    @MethodSource("pages")
    void propertiesAreThere(Path page) {
        assertThat(unknownProperties(Pages.written(page)))
                .as("%s", page)
                .isSubsetOf(page.endsWith("log-events.md") ? LOG_FIELDS : Set.of());
    }

    @Test
    void everyPropertyIsOnItsPageWithItsVariable() {
        String page = Pages.read(Pages.ROOT.resolve("docs/properties.md"));
        for (String property : Properties.ours()) {
            assertThat(page).contains("`" + property + "`").contains("`" + Properties.variable(property) + "`");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) {
        assertThat(deadLinks(page, Pages.read(page))).as("%s", page).isEmpty();
    }

    @Test
    void whatIsNotThereIsFound() {
        assertThat(
                        unknownProperties(
                                "`auto.migration.tarjet`, AUTO_MIGRATION_ON_MISING, `auto.migration.lock.lease`, auto.migration."))
                .containsExactlyInAnyOrder("auto.migration.tarjet", "AUTO_MIGRATION_ON_MISING");
        Path readme = Pages.ROOT.resolve("README.md");
        assertThat(deadLinks(
                        readme,
                        "[a](docs/properties.md), [b](docs/guide.md), [c](docs/properties.md#what-a-start-does),"
                                + " [d](docs/properties.md#nothing), [e](https://example.com/x)"))
                .containsExactly("docs/guide.md", "docs/properties.md#nothing");
    }

    static List<Path> pages() {
        return Pages.all();
    }

    private static Set<String> unknownProperties(String markdown) {
        Set<String> unknown = new TreeSet<>();
        PROPERTY.matcher(markdown)
                .results()
                .map(found -> found.group())
                .filter(name -> !Properties.isOurs(name))
                .forEach(unknown::add);
        Set<String> variables =
                Properties.ours().stream().map(Properties::variable).collect(Collectors.toSet());
        VARIABLE.matcher(markdown)
                .results()
                .map(found -> found.group())
                .filter(name -> !variables.contains(name))
                .forEach(unknown::add);
        return unknown;
    }

    private static List<String> deadLinks(Path page, String markdown) {
        return LINK.matcher(markdown)
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.startsWith("http"))
                .filter(link -> !leadsSomewhere(page, link))
                .toList();
    }

    private static boolean leadsSomewhere(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        if (hash < 0 || !Files.isRegularFile(target)) {
            return Files.exists(target) && hash < 0;
        }
        return HEADING.matcher(Pages.read(target))
                .results()
                .anyMatch(heading -> anchor(heading.group(1)).equals(link.substring(hash + 1)));
    }

    /** As it is made where pages are shown. */
    private static String anchor(String heading) {
        return heading.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\w\\s-]", "")
                .replace(' ', '-');
    }
}
