package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Where a failed migration failed. */
class FailureTests {

    private static final String HERE = FailureTests.class.getName();

    private final String uri = Build.newUri();

    @Test
    void aFailureSaysWhatHappenedWhatToDoAndWhereInTheApplication() {
        try (Build build = failing(TransactionMode.AUTO)) {
            Called failed = Called.of(build, "up");
            assertThat(failed.code()).isEqualTo(1);
            assertThat(failed.out()).isEmpty();
            assertThat(failed.err().lines().filter(line -> !line.matches("\\d\\d:\\d\\d:.*")))
                    .anyMatch(line -> line.matches("Migration 1 .* at FailureTests.java:\\d+: .*the second call.*"))
                    .anyMatch(line -> line.equals("Fix the migration or the data, and start again."))
                    .anyMatch(line -> line.equals("  java.lang.IllegalStateException: the first call."))
                    .anyMatch(line -> line.equals("  Caused by: java.lang.IllegalArgumentException: the second call."))
                    .anyMatch(line -> line.matches("      at " + HERE + ".second\\(FailureTests.java:\\d+\\)"))
                    .anyMatch(line -> line.matches("      at " + HERE + ".first\\(FailureTests.java:\\d+\\)"))
                    .noneMatch(line -> line.contains("java.lang.Iterable"));
        }
    }

    @Test
    void whatWasAppliedBeforeIsTold() {
        try (Build build = new Build(uri)
                .inserting("1")
                .inserting("2")
                .migration("3", TransactionMode.AUTO, false, firstAndSecond())) {
            Called failed = Called.of(build, "up");
            assertThat(failed.code()).isEqualTo(1);
            assertThat(failed.out()).matches("Applied 1 m1 in \\d+ m?s\\RApplied 2 m2 in \\d+ m?s\\R");
            Called.of(build, "down", "2", "--yes");
            Called json = Called.of(build, "up", "--format=json");
            Schema.of("failure").check(json.out());
            assertThat(json.json().getList("steps", Document.class))
                    .extracting(step -> step.getString("version"))
                    .containsExactly("1", "2");
        }
    }

    @Test
    void anErrorHasAnEndAndShowsItsControlCharacters() {
        String huge = "\u001b[2J" + "x".repeat(1_000_000);
        try (Build build = new Build(uri).migration("1", TransactionMode.AUTO, false, MongoMigration.of(context -> {
            throw new IllegalStateException(huge);
        }))) {
            Called failed = Called.of(build, "up");
            String said = failed.err()
                    .lines()
                    .filter(line -> !line.matches("\\d\\d:\\d\\d:.*|java.lang.*"))
                    .collect(Collectors.joining("\n"));
            assertThat(said).contains("\\x1b[2Jxxx", "characters in all").doesNotContain("\u001b");
            assertThat(said.length()).isLessThan(6_000);
            assertThat(Called.of(build, "up", "--format=json").out().length()).isLessThan(6_000);
            for (String command : List.of("status", "history")) {
                String shown = Called.of(build, command).out();
                assertThat(shown).contains("\\x1b[2Jxxx").doesNotContain("\u001b");
                assertThat(shown.length()).as(command).isLessThan(6_000);
            }
        }
    }

    @Test
    void allOfTheStackTraceIsThereForWhoAsksForIt() {
        try (Build build = failing(TransactionMode.AUTO)) {
            assertThat(Called.of(build, "up", "--stacktrace").err())
                    .contains("\tat java.base/java.lang.Iterable.forEach", "Caused by: java.lang.Illegal");
            assertThat(Called.of(build, "up", "--to", "7", "--stacktrace").err())
                    .contains("UnknownTargetException");
        }
    }

    @Test
    void aRefusalHasNoFrames() {
        try (Build build = failing(TransactionMode.AUTO)) {
            assertThat(Called.of(build, "up", "--to", "7").err()).doesNotContain("  at ");
        }
    }

    @Test
    void aLongRecursionIsCut() {
        try (Build build = new Build(uri).migration("1", MongoMigration.of(context -> deep(100)))) {
            assertThat(Called.of(build, "up").err().lines().filter(line -> line.startsWith("      at ")))
                    .hasSize(20);
            assertThat(Called.of(build, "up").err()).contains("      ... 8");
        }
    }

    @Test
    void aFailureInJsonIsTheResult() {
        try (Build build = failing(TransactionMode.AUTO)) {
            Called failed = Called.of(build, "up", "--format", "json");
            assertThat(failed.code()).isEqualTo(1);
            Schema.of("failure").check(failed.out());
            Document error = failed.json().get("error", Document.class);
            assertThat(error)
                    .containsEntry("reason", "MIGRATION_FAILED")
                    .containsEntry("exitCode", 1)
                    .containsEntry("versions", List.of("1"));
            assertThat(error.getString("at")).matches("FailureTests.java:\\d+");
            Called refused = Called.of(build, "plan", "--to", "7", "--format", "json");
            Schema.of("failure").check(refused.out());
            assertThat(refused.json().get("error", Document.class))
                    .containsEntry("reason", "UNKNOWN_VERSION")
                    .containsEntry("at", null);
        }
    }

    @Test
    void statusAndHistoryKeepWhereItFailed() {
        for (TransactionMode mode : List.of(TransactionMode.AUTO, TransactionMode.NONE)) {
            try (Build build = new Build(Build.newUri()).migration("1", mode, false, firstAndSecond())) {
                Called.of(build, "up");
                String error = "IllegalStateException: the first call \\(FailureTests.java:\\d+\\)";
                assertThat(Called.of(build, "status").out()).containsPattern(error);
                Called status = Called.of(build, "status", "--format", "json");
                Schema.of("status").check(status.out());
                assertThat(status.json()
                                .getList("migrations", Document.class)
                                .get(0)
                                .getString("errorAt"))
                        .matches("FailureTests.java:\\d+");
                assertThat(Called.of(build, "history").out())
                        .containsPattern("FAILED .*the first call \\(FailureTests.java:\\d+\\)");
                Called history = Called.of(build, "history", "--format", "json");
                Schema.of("history").check(history.out());
                List<Document> events = history.json().getList("events", Document.class);
                assertThat(events.get(events.size() - 1).getString("errorAt")).matches("FailureTests.java:\\d+");
            }
        }
    }

    private Build failing(TransactionMode mode) {
        return new Build(uri).migration("1", mode, false, firstAndSecond());
    }

    private static MongoMigration firstAndSecond() {
        return MongoMigration.of(context -> List.of("x").forEach(FailureTests::first));
    }

    private static void first(String text) {
        try {
            second(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the first call", e);
        }
    }

    private static void second(String text) {
        throw new IllegalArgumentException("the second call");
    }

    private static int deep(int depth) {
        return depth == 0 ? bottom() : 1 + deep(depth - 1);
    }

    private static int bottom() {
        throw new IllegalStateException("deep");
    }
}
