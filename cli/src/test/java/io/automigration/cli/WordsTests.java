package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.internal.engine.Build;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
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
        assertThat(called.err()).contains("has no " + kind, "Did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "up add_pln, --to add_pln",
        "up --dry-run, migrate plan",
        "status --json, --format json",
        "makemigrations, migrate new NAME"
    })
    void whatOtherToolsHaveIsAnsweredByWhatThereIsHere(String words, String instead) {
        Called called = Called.alone(HERE, words.split(" "));
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains(instead).doesNotContain("Did you mean");
    }

    @Test
    void helpAndVersionAreWordsToo() {
        assertThat(Called.alone(HERE, "help").out()).contains("Usage: migrate", "Commands:");
        assertThat(Called.alone(HERE, "help", "up").out()).contains("Usage: migrate up");
        Called version = Called.alone(HERE, "--version");
        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("auto-migration ");
    }

    @Test
    void aVersionThatIsNotKnownIsAnsweredByTheNearest() {
        try (Build build = new Build(Build.newUri()).inserting("1").inserting("12")) {
            Called name = Called.of(build, "to", "mm12");
            assertThat(name.code()).isEqualTo(2);
            assertThat(name.err()).contains("Did you mean 'm12'?");
            assertThat(Called.of(build, "up", "--to", "13").err()).contains("This build has 1, 12.");
        }
    }

    @Test
    void wordsThatContradictEachOtherAreRefusedBeforeADatabaseIsNeeded() {
        for (String words : List.of("up 1 --to 2", "down 1 --steps 2", "up 0", "repair 3 --as applied --reason=")) {
            Called refused = Called.alone(HERE, words.split(" "));
            assertThat(refused.code()).as(words).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
        }
        assertThat(Called.alone(HERE, "repair", "3", "--as", "done", "--reason", "x")
                        .code())
                .isEqualTo(2);
        assertThat(Called.alone(HERE, "repair", "3", "--as", "applied").code()).isEqualTo(2);
        assertThat(Called.alone(HERE, "to").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "downgrade head | upgrade",
                "migrate 3 | to V to go either way",
                "update v1.0 | up --to V",
                "rollback v1.0 | down --to V",
                "undo 2 | down --steps N",
                "force 3 | repair 3 --as applied",
                "stamp base | to 0"
            })
    void whereTheyWouldDoSomethingElseTheyAreRefused(String words, String instead) {
        Called called = Called.alone(HERE, words.split(" "));
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains("is refused", instead);
    }

    @Test
    void aRefusalIsJsonWhereThatIsAskedFor() {
        for (String words : List.of("stauts --format json", "status --chek --format=json", "up 0 --format JSON")) {
            Called refused = Called.alone(HERE, words.split(" "));
            Schema.of("failure").check(refused.out());
            assertThat(refused.json().get("error", Document.class))
                    .containsEntry("reason", "INVALID_COMMAND")
                    .containsEntry("exitCode", 2);
            assertThat(refused.err()).isNotEmpty();
        }
    }
}
