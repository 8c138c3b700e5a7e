package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationException;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import io.automigration.internal.plan.Policies;
import io.automigration.proof.LeapingTicker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a database is up to date has one answer, whoever is asked. */
class VerdictTests {

    private static final Map<String, Consumer<Found>> STATES = Map.of(
            "pending", found -> {},
            "applied", Found::applied,
            "renamed", Found::appliedByAnotherName,
            "reverted", Found::reverted,
            "failed", found -> found.failedUp(TransactionMode.REQUIRED),
            "half done", found -> found.failedUp(TransactionMode.NONE),
            "half reverted", found -> found.failedDown(TransactionMode.NONE),
            "dead", found -> found.leftByTheHolder("STARTED"),
            "dead elsewhere",
                    found -> {
                        found.applied();
                        found.deadHolder();
                    });

    @ParameterizedTest
    @CsvSource({
        "pending, 3",
        "applied, 0",
        "renamed, 5",
        "reverted, 5",
        "failed, 3",
        "half done, 5",
        "half reverted, 5",
        "dead, 5",
        "dead elsewhere, 0"
    })
    void checkAndValidateAndJsonAndTheNextStartSayTheSame(String state, int verdict) {
        try (Found found = new Found()) {
            STATES.get(state).accept(found);
            try (Build build = found.build(false)) {
                assertVerdict(build, verdict);
                assertThat(codeOfAStart(build)).as("the next start").isEqualTo(verdict == 3 ? 0 : verdict);
            }
        }
    }

    @Test
    void aPolicyOfStartsCountsForEachOfThem() {
        try (Found found = new Found()) {
            found.applied();
            try (Build older = found.empty().inserting("1")) {
                assertVerdict(older, 0);
                older.settings(settings -> settings.withPolicies(Policies.DEFAULT.withMissing(Policies.Missing.FAIL)));
                assertVerdict(older, 5);
                assertThat(leaping(older, "status").out())
                        .contains("Runs are refused, because of auto.migration.on-missing=fail")
                        .doesNotContain("Nothing is pending");
            }
        }
    }

    @Test
    void whatIsRefusedIsNotSaidToBeAppliedByUp() {
        try (Found found = new Found()) {
            found.applied();
            try (Build late = found.empty().inserting("0.5").inserting("1").inserting("2")) {
                assertVerdict(late, 5);
                assertThat(leaping(late, "status").out())
                        .contains("1 migration pending: 0.5.", "Runs are refused until that version is raised")
                        .doesNotContain("'migrate up' applies", "Nothing is pending");
                late.settings(
                        settings -> settings.withPolicies(Policies.DEFAULT.withOutOfOrder(Policies.OutOfOrder.APPLY)));
                assertVerdict(late, 3);
                assertThat(leaping(late, "status").out()).contains("'migrate up' applies it.");
            }
        }
    }

    @Test
    void whatADeadInstanceLeftHalfDoneIsForAPersonToDecide() {
        try (Found found = new Found()) {
            found.leftByTheHolder("STARTED");
            try (Build build = found.build(false)) {
                assertThat(leaping(build, "status").out())
                        .contains("silent for", "left half done", "Every start is refused until that is decided: 2.")
                        .doesNotContain("other instances wait", "'migrate up' applies", "Nothing is pending");
                assertThat(leaping(build, "validate").err()).contains("Migration 2 (m2) was interrupted");
            }
        }
    }

    @Test
    void aStepInATransactionIsRunningForThoseWhoLook() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (Found found = new Found();
                Build operator = found.build(false);
                Build holder =
                        found.empty().inserting("1").migration("2", MongoMigration.of(context -> goOn.await()))) {
            CompletableFuture<?> run =
                    CompletableFuture.runAsync(() -> holder.engine().apply());
            while (!String.valueOf(found.lock().get("activity")).contains("version=2")) {
                Thread.onSpinWait();
            }
            Called status = Called.of(operator, "status");
            assertThat(status.out())
                    .containsPattern("2 +running +m2")
                    .contains("2 (m2) is being applied in a transaction by the holder of the lock")
                    .doesNotContain("'migrate up' applies", "Nothing is pending");
            assertThat(Called.of(operator, "status", "--check").code()).isEqualTo(3);
            goOn.countDown();
            run.join();
            assertThat(Called.of(operator, "status", "--check").code()).isZero();
        }
    }

    @Test
    void anUnlockedLockIsNotHeld() {
        try (Found found = new Found()) {
            found.deadHolder();
            try (Build build = found.build(false)) {
                Called unlocked = leaping(build, "unlock", "--format", "json");
                Schema.of("lock").check(unlocked.out());
                assertThat(unlocked.json())
                        .containsEntry("held", false)
                        .containsEntry("released", true)
                        .containsEntry("host", "host-a");
                assertThat(leaping(build, "unlock", "--format", "json").json())
                        .containsEntry("held", false)
                        .containsEntry("released", false);
            }
        }
    }

    private static void assertVerdict(Build build, int verdict) {
        assertThat(leaping(build, "status", "--check").code())
                .as("status --check")
                .isEqualTo(verdict);
        assertThat(leaping(build, "validate").code()).as("validate").isEqualTo(verdict);
        Called status = leaping(build, "status", "--format", "json");
        Schema.of("status").check(status.out());
        assertThat(status.json().getBoolean("upToDate")).isEqualTo(verdict == 0);
        assertThat(status.json().get("refusal", Document.class) != null).isEqualTo(verdict == 5);
        String text = leaping(build, "status").out();
        assertThat(text.contains("Nothing is pending.")).as(text).isEqualTo(verdict == 0);
    }

    private static int codeOfAStart(Build build) {
        try {
            build.engine(new LeapingTicker()).apply();
            return 0;
        } catch (MigrationException e) {
            return e.exitCode().code();
        }
    }

    /** Where a dead holder is watched for no time at all. */
    private static Called leaping(Build build, String... words) {
        return Called.of(build.engine(new LeapingTicker()), List.of(words));
    }
}
