package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** up, down, to, and what goes before them. */
@Tag("slow")
class RunCommandsTests {

    private final String uri = Build.newUri();

    @Test
    void upAppliesAllTheNextOrUpToAVersion() {
        try (Build build = threeMigrations()) {
            assertThat(Called.of(build, "up", "1").out()).matches("Applied 1 m1 in \\d+ m?s\\R");
            Called.of(build, "up", "--to", "m2");
            assertThat(build.data()).containsExactly("1", "2");
            Called.of(build, "up", "--to", "head");
            assertThat(build.data()).containsExactly("1", "2", "3");
        }
    }

    @Test
    void upWithNothingToDoSaysNothing() {
        try (Build build = threeMigrations()) {
            Called.of(build, "up");
            assertThat(Called.of(build, "up")).isEqualTo(new Called(0, "", ""));
            Called json = Called.of(build, "up", "--format=json");
            Schema.of("report").check(json.out());
            assertThat(json.json().getList("steps", Document.class)).isEmpty();
        }
    }

    @Test
    void downRevertsTheLastOneAndSaysSoWhenThereIsNone() {
        try (Build build = threeMigrations()) {
            Called.of(build, "up");
            Called down = Called.of(build, "down", "--yes", "--format", "json");
            Schema.of("report").check(down.out());
            assertThat(build.data()).containsExactly("1", "2");
            assertThat(Called.of(build, "down", "--to", "base", "-y").code()).isZero();
            assertThat(build.data()).isEmpty();
            Called nothing = Called.of(build, "down", "--yes");
            assertThat(nothing.code()).isZero();
            assertThat(nothing.out()).isEqualToIgnoringNewLines("Nothing to do.");
        }
    }

    @Test
    void aNumberThatIsLargerThanWhatIsThereIsRefused() {
        try (Build build = threeMigrations()) {
            Called.of(build, "up");
            Called down = Called.of(build, "down", "20240117", "--yes");
            assertThat(down.code()).isEqualTo(2);
            assertThat(down.err()).contains("migrate down --to 20240117");
            assertThat(Called.of(build, "down", "4", "--yes", "--format", "json")
                            .out())
                    .contains("TOO_MANY_STEPS");
            assertThat(build.data()).hasSize(3);
            Called.of(build, "down", "2", "--yes");
            assertThat(Called.of(build, "up", "3").code()).isEqualTo(2);
            Called baseline = Called.of(build, "baseline", "2");
            assertThat(baseline.code()).isEqualTo(5);
            assertThat(baseline.err()).contains("2 was reverted");
            assertThat(build.data()).hasSize(1);
        }
    }

    @Test
    void toGoesEitherWay() {
        try (Build build = threeMigrations()) {
            Called.of(build, "to", "2");
            assertThat(build.data()).containsExactly("1", "2");
            Called.of(build, "to", "1", "--yes");
            assertThat(build.data()).containsExactly("1");
            Called.of(build, "to", "latest");
            assertThat(build.data()).containsExactly("1", "2", "3");
            Called.of(build, "to", "0", "--yes");
            assertThat(build.data()).isEmpty();
        }
    }

    @Test
    void whatGoesBackwardsIsAskedFirst() {
        try (Build build = threeMigrations()) {
            Called.of(build, "up");
            Called no = Called.onTerminal("n\n", build, "to", "1");
            assertThat(no.code()).isEqualTo(5);
            assertThat(no.out()).isEmpty();
            assertThat(no.err())
                    .containsPattern("down +3 +m3 +in a transaction")
                    .containsPattern(
                            "Revert 2 migrations of the database test_\\w+ at \\S+:\\d+\\? \\[y/N] Not confirmed\\."
                                    + " Nothing was changed\\.");
            assertThat(Called.onTerminal("", build, "down").code()).isEqualTo(5);
            assertThat(build.data()).hasSize(3);
            assertThat(Called.onTerminal("yes\n", build, "down").code()).isZero();
            assertThat(build.data()).hasSize(2);
        }
    }

    @Test
    void whereNobodyCanBeAskedItNeedsYes() {
        try (Build build = threeMigrations()) {
            Called.of(build, "up");
            Called refused = Called.of(build, "down");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("there is no terminal on which to confirm it", "Add --yes");
            assertThat(build.data()).hasSize(3);
        }
    }

    @Test
    void anIrreversibleOneInTheWayIsRefusedBeforeAnythingIsTouched() {
        try (Build build = new Build(uri).inserting("1").irreversible("2").inserting("3")) {
            Called.of(build, "up");
            Called refused = Called.of(build, "to", "0", "--yes");
            assertThat(refused.code()).isEqualTo(5);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("Irreversible: 2 has no down(). Nothing was changed.");
            assertThat(build.data()).hasSize(3);
        }
    }

    @Test
    void oneWhoseCodeIsMissingNamesTheBuildThatAppliedIt() {
        try (Build build = threeMigrations()) {
            Called.of(build, "up");
        }
        try (Build older = new Build(uri).inserting("1")) {
            Called refused = Called.of(older, "down", "--yes");
            assertThat(refused.code()).isEqualTo(5);
            assertThat(refused.err()).contains("Version 3 can't be reverted", "applied by shop 1.0 on ");
        }
    }

    @Test
    void planShowsWhatUpWouldDoAndWritesNothing() {
        try (Build build = new Build(uri).inserting("1").irreversible("2").inserting("3")) {
            build.commands.clear();
            assertThat(Called.of(build, "plan", "--to", "2").out())
                    .containsPattern("up +1 +m1 +in a transaction")
                    .containsPattern("up +2 +m2 +in a transaction +can't be undone")
                    .doesNotContain("m3");
            assertThat(build.commands.names()).containsOnly("find");
            Called json = Called.of(build, "plan", "--format", "json");
            Schema.of("plan").check(json.out());
            assertThat(json.json().getList("steps", Document.class))
                    .extracting(step -> step.getBoolean("reversible"))
                    .containsExactly(true, false, true);
        }
    }

    @Test
    void validateFailsWhenSomethingIsPending() {
        try (Build build = threeMigrations()) {
            Called pending = Called.of(build, "validate");
            assertThat(pending.code()).isEqualTo(3);
            assertThat(pending.out()).isEmpty();
            Called.of(build, "up");
            Called valid = Called.of(build, "validate", "--format", "json");
            assertThat(valid.code()).isZero();
            Schema.of("validate").check(valid.out());
        }
    }

    @Test
    void historyIsFilteredByVersionAndTime() {
        try (Build build = threeMigrations()) {
            Called.of(build, "up");
            Called.of(build, "down", "--yes");
            Called all = Called.of(build, "history", "--format", "json");
            Schema.of("history").check(all.out());
            assertThat(what(all)).containsExactly("APPLIED", "APPLIED", "APPLIED", "REVERTED");
            assertThat(what(Called.of(build, "history", "m3", "--format", "json")))
                    .containsExactly("APPLIED", "REVERTED");
            assertThat(what(Called.of(build, "history", "--until", "2020-01-01T10:00Z", "--format", "json")))
                    .isEmpty();
            assertThat(what(Called.of(build, "history", "--since", "2020-01-01", "--format", "json")))
                    .hasSize(4);
            assertThat(Called.of(build, "history", "--since", "yesterday").code())
                    .isEqualTo(2);
            assertThat(Called.of(build, "history", "3").out()).containsPattern("3 +m3 +REVERTED");
        }
    }

    @Test
    void aFailureSaysWhatHappenedAndWhatToDo() {
        try (Build build = new Build(uri).failing("1", TransactionMode.AUTO)) {
            Called failed = Called.of(build, "up");
            assertThat(failed.code()).isEqualTo(1);
            assertThat(failed.out()).isEmpty();
            assertThat(failed.err()).containsPattern("no such field[^\\n]*\\R\\R\\S");
        }
    }

    @Test
    void listenersAreToldHowFarAStepIs() {
        List<String> told = new ArrayList<>();
        MigrationListener listener = new MigrationListener() {
            @Override
            public void stepProgressed(MigrationPlan.Step step, long done, long total) {
                told.add(step.version() + ": " + done + " of " + total);
            }
        };
        MongoMigration inHalves = MongoMigration.of(context -> {
            context.progress(1, 2);
            context.progress(2, 2);
        });
        try (Build build = new Build(uri).listener(listener).migration("1", TransactionMode.AUTO, false, inHalves)) {
            Called.of(build, "up");
        }
        assertThat(told).containsExactly("1: 1 of 2", "1: 2 of 2");
    }

    @Test
    void aSettingMayOnlySayTheEndState() {
        try (Build build = threeMigrations()) {
            assertThat(Called.setting(build, " to  2 ").code()).isZero();
            assertThat(build.data()).containsExactly("1", "2");
            assertThat(Called.setting(build, "migrate status").code()).isZero();
            for (String words :
                    List.of("down --yes", "up 1", "up --steps 1", "unlock", "repair 1 --as applied --reason x")) {
                Called refused = Called.setting(build, words);
                assertThat(refused.code()).as(words).isEqualTo(2);
                assertThat(refused.err()).contains("java -jar app.jar migrate " + words);
            }
            assertThat(build.data()).containsExactly("1", "2");
        }
    }

    private static List<String> what(Called history) {
        return history.json().getList("events", Document.class).stream()
                .map(event -> event.getString("what"))
                .toList();
    }

    private Build threeMigrations() {
        return new Build(uri).inserting("1").inserting("2").inserting("3");
    }
}
