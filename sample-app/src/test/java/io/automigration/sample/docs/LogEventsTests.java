package io.automigration.sample.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of events says of each what the code says, and has no other. */
class LogEventsTests {

    private static final Path PAGE = Pages.ROOT.resolve("docs/log-events.md");
    private static final Pattern LOGGER = Pattern.compile("^Logger `([\\w.]+)`:$", Pattern.MULTILINE);
    private static final Pattern EVENT =
            Pattern.compile("^\\| `([a-z.-]+)` \\| ([A-Z]+) \\| ([^|]*)\\| [^|]+ \\|$", Pattern.MULTILINE);
    private static final Pattern FIELD = Pattern.compile("^\\| `(\\w+)` \\| (text|number) \\| ", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    private record Row(String event, String logger, String level, Set<String> fields) {}

    @Test
    void eventsAreThoseThatAreLogged() {
        assertThat(events(Pages.read(PAGE)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(LogEvent.values())
                        .map(LogEventsTests::row)
                        .toList());
    }

    @Test
    void fieldsAreThoseOfTheirEvents() {
        assertThat(found(FIELD, Pages.read(PAGE)))
                .containsExactlyElementsOf(Arrays.stream(LogField.values())
                        .map(LogEventsTests::name)
                        .toList());
    }

    @Test
    void loggersAreTheirs() {
        assertThat(Arrays.stream(LogEvent.values()).map(LogEvent::logger).distinct())
                .allSatisfy(logger -> assertThat(Pages.read(PAGE)).contains("\n| `" + logger + "` | "));
    }

    @Test
    void anotherLevelFieldOrNameIsSeen() {
        String page = Pages.read(PAGE);
        List<Row> rows = events(page);
        assertThat(events(page.replace("| `step.failed` | ERROR |", "| `step.failed` | WARN |")))
                .isNotEqualTo(rows);
        assertThat(events(page.replace("`token`, `holder` |", "`holder` |"))).isNotEqualTo(rows);
        assertThat(events(page.replace("`lock.waiting` | INFO", "`lock.waits` | INFO")))
                .isNotEqualTo(rows);
        assertThat(events(page.replace("Logger `io.automigration.lock`", "Logger `io.automigration.wait`")))
                .isNotEqualTo(rows);
    }

    private static Row row(LogEvent event) {
        return new Row(
                event.text(),
                event.logger(),
                event.level().name(),
                event.fields().stream().map(LogEventsTests::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String name(LogField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** Each with the logger that is named above its table. */
    private static List<Row> events(String page) {
        List<MatchResult> loggers = LOGGER.matcher(page).results().toList();
        return EVENT.matcher(page)
                .results()
                .map(row -> new Row(
                        row.group(1),
                        loggers.stream()
                                .filter(logger -> logger.start() < row.start())
                                .reduce((above, next) -> next)
                                .orElseThrow()
                                .group(1),
                        row.group(2),
                        new TreeSet<>(found(WORD, row.group(3)))))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
