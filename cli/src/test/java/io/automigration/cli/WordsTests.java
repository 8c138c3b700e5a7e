package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said, and what is understood. */
class WordsTests {

    private static final Path HERE = Path.of("");

    @Test
    void nothingSaidIsAnsweredByTheHelp() {
        Called called = Called.alone(HERE);
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).contains("Usage: migrate", "Commands:", "status");
    }

    @Test
    void helpIsAResult() {
        Called called = Called.alone(HERE, "up", "--help");
        assertThat(called.code()).isZero();
        assertThat(called.out())
                .contains("Usage: migrate up", "Also: migrate, update, upgrade.", "Example: migrate up");
        assertThat(Called.alone(HERE, "--help").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "stauts, status, command",
        "rolback, rollback, command",
        "up --stps 3, --steps, option",
        "status --formt json, --format, option"
    })
    void whatIsNotKnownIsAnsweredByTheNearest(String words, String nearest, String kind) {
        Called called = Called.alone(HERE, words.split(" "));
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).contains(" is no " + kind, "Is '" + nearest + "' meant?");
    }

    @Test
    void aVersionThatIsNotKnownIsAnsweredByTheNearest() {
        try (Build build = new Build(Build.newUri()).inserting("1").inserting("12")) {
            Called name = Called.of(build, "to", "ad_12");
            assertThat(name.code()).isEqualTo(2);
            assertThat(name.err()).contains("Is 'add_12' meant?");
            assertThat(Called.of(build, "up", "--to", "13").err()).contains("There are 1, 12.");
        }
    }

    @Test
    void wordsThatContradictEachOtherAreRefused() {
        try (Build build = new Build(Build.newUri())) {
            for (List<String> words : List.of(
                    List.of("up", "1", "--to", "2"), List.of("down", "1", "--steps", "2"), List.of("up", "0"))) {
                assertThat(Called.of(build, words.toArray(String[]::new)).code())
                        .as(words.toString())
                        .isEqualTo(2);
            }
        }
        assertThat(Called.alone(HERE, "repair", "3", "--as", "done", "--reason", "x")
                        .code())
                .isEqualTo(2);
        assertThat(Called.alone(HERE, "repair", "3", "--as", "applied").code()).isEqualTo(2);
        assertThat(Called.alone(HERE, "to").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "info, status",
        "current --check, status --check",
        "showmigrations, status",
        "migrate, up",
        "update --to 3, up --to 3",
        "upgrade, up",
        "upgrade head, up",
        "upgrade +2, up --steps 2",
        "upgrade 3 --format json, up --to 3 --format json",
        "undo, down",
        "rollback --steps 2, down --steps 2",
        "downgrade -1, down --steps 1",
        "downgrade base --yes, down --to base --yes",
        "downgrade 3, down --to 3",
        "goto 3, to 3",
        "stamp head, baseline head",
        "release-locks --force, unlock --force",
        "revision -m x, new -m x",
        "create add_plan, new add_plan",
        "up 3, up 3"
    })
    void theWordsOfOtherToolsAreUnderstood(String words, String ours) {
        assertThat(OtherTools.translated(List.of(words.split(" ")))).containsExactly(ours.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "downgrade head | upgrade",
                "migrate 3 | to V for either way",
                "update v1.0 | up --to V",
                "rollback v1.0 | down --to V",
                "undo 2 | down --steps N",
                "force 3 | repair 3 --as applied",
                "stamp base | to 0"
            })
    void whereTheyWouldDoSomethingElseTheyAreRefused(String words, String instead) {
        Called called = Called.alone(HERE, words.split(" "));
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains("is not done", instead);
    }
}
