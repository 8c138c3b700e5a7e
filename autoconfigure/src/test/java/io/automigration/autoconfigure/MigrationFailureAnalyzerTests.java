package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Tag("slow")
class MigrationFailureAnalyzerTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWrongModeInAVariableIsReportedAndEndsTheProcessWith2() {
        try (ChildProcess process = process(MigratingMain.class, "--spring.main.web-application-type=none")
                .withVariable("AUTO_MIGRATION", "ture")
                .start()) {
            assertThat(process.awaitExit()).isEqualTo(2);
            assertThat(process.output()).contains("""
                            Description:

                            The value 'ture' of auto.migration (from System Environment Property "AUTO_MIGRATION") is not one of its values. Nothing was changed.

                            Action:

                            Set it to true (apply what is pending), validate (fail when something is pending), wait (until another instance has applied it) or false (do nothing). Also accepted: apply, on, yes and 1 for true; off, no and 0 for false.
                            """);
        }
        assertThat(database.nameOfPerson()).isEqualTo("old");
    }

    @Test
    void anUnknownVariableIsWarnedOf() {
        try (ChildProcess process = process(MigratingMain.class, "--spring.main.web-application-type=none")
                .withVariable("AUTO_MIGRATION", "true")
                .withVariable("AUTO_MIGRATION_TARGT", "0")
                .start()) {
            assertThat(process.awaitExit()).isZero();
            assertThat(process.output())
                    .contains(
                            "The environment variable AUTO_MIGRATION_TARGT has no effect: there is no such property. Did you mean"
                                    + " AUTO_MIGRATION_TARGET?");
        }
    }

    /** From the gate, where Boot tells no listener of the exit code. */
    @Test
    void pendingMigrationsEndTheProcessOfAWebServerWith3() {
        try (ChildProcess process = process(MigratingMain.class, "--server.port=0", "--auto.migration=validate")
                .start()) {
            assertThat(process.awaitExit()).isEqualTo(3);
            assertThat(process.output()).contains("Description:\n\nPending: 1").contains("\n\nAction:\n\n");
        }
    }

    @Test
    void aFailedMigrationEndsTheProcessWith1AndSaysWhatWasLeft() {
        try (ChildProcess process = process(FailingMain.class, "--server.port=0", "--auto.migration=true")
                .start()) {
            assertThat(process.awaitExit()).isEqualTo(1);
            assertThat(process.output())
                    .containsPattern("Description:\n\nMigration 2 \\(" + Pattern.quote(V2__Fails.class.getName())
                            + "\\) failed in up\\(\\) at MigrationFailureAnalyzerTests.java:\\d+: IllegalStateException: out of"
                            + " order\\.")
                    .contains("Action:\n\n")
                    .doesNotContain("Started FailingMain");
        }
        assertThat(database.applied("1")).isTrue();
        assertThat(database.nameOfPerson()).isEqualTo(MigratingApplication.NEW_NAME);
    }

    @Test
    void anErrorDeepInAMigrationShowsItsLineInLogReportAndHistoryAndNoFrameButTheMigrations() {
        try (ChildProcess process = JavaProcess.ofApplication(
                        CarelessMain.class, "--server.port=0", "--auto.migration=true")
                .withVariable("SPRING_MONGODB_URI", database.uri())
                .start()) {
            assertThat(process.awaitExit()).isEqualTo(1);
            String output = process.output() + process.errors();
            String place = found(output, "V3__SplitNames\\.last\\((\\w+\\.java:\\d+)\\)");
            assertThat(output)
                    .containsOnlyOnce("java.lang.NullPointerException: ")
                    .containsPattern("ERROR .* Migration 3 .* failed in up\\(\\) at " + place)
                    .containsPattern("Description:\n\nMigration 3 .* failed in up\\(\\) at " + place);
            assertThat(output.lines().filter(line -> line.startsWith("\tat ")))
                    .extracting(line -> line.replaceFirst(".*V3__SplitNames\\.(\\w+)\\(.*", "$1"))
                    .containsExactly("last", "split", "up");
            Document entry = Objects.requireNonNull(database.collection("_migrations")
                    .find(new Document("_id", "3"))
                    .first());
            assertThat(entry.getEmbedded(List.of("error", "at"), String.class)).isEqualTo(place);
        }
    }

    private static String found(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        assertThat(matcher.find()).as("%s in %s", regex, text).isTrue();
        return matcher.group(1);
    }

    @Test
    void aWrongValueInAFileIsReportedWithItsLine() {
        assertThat(database.failToStart(MigratingApplication.class, "spring.config.location=classpath:wrong.yaml"))
                .isEqualTo(new FailedStart(
                        "The value 'soon' of auto.migration.lock.lease (from class path resource [wrong.yaml] - 5:14) is not a"
                                + " duration. Nothing was changed.",
                        "Set it to a duration, such as 500ms, 30s or 5m. A number without a unit is seconds.",
                        2));
        assertThat(database.nameOfPerson()).isEqualTo("old");
    }

    private JavaProcess process(Class<?> main, String... arguments) {
        return JavaProcess.of(main, arguments).withVariable("SPRING_MONGODB_URI", database.uri());
    }

    static class MigratingMain {
        public static void main(String[] arguments) {
            SpringApplication.run(MigratingApplication.class, arguments);
        }
    }

    static class FailingMain {
        public static void main(String[] arguments) {
            SpringApplication.run(Failing.class, arguments);
        }
    }

    static class CarelessMain {
        public static void main(String[] arguments) {
            SpringApplication.run(Careless.class, arguments);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({MigratingApplication.class, V3__SplitNames.class})
    static class Careless {}

    @Migration
    static class V3__SplitNames implements MongoMigration {
        @Override
        public void up(MigrationContext context) {
            split(new Document());
        }

        private static void split(Document person) {
            person.append("last", last(person.getString("name")));
        }

        private static String last(String name) {
            return name.substring(name.lastIndexOf(' ') + 1);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({MigratingApplication.class, V2__Fails.class})
    static class Failing {}

    @Migration
    static class V2__Fails implements MongoMigration {
        @Override
        public void up(MigrationContext context) {
            throw new IllegalStateException("out of order");
        }
    }
}
