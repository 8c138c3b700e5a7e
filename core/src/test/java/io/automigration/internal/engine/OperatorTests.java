package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.LOCK_INSERTED;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.automigration.MigrationEvent;
import io.automigration.MigrationException.Reason;
import io.automigration.MigrationFailedException;
import io.automigration.MigrationRefusedException;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations.LockReport;
import io.automigration.Migrations.RepairedState;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.lock.LockHeldException;
import io.automigration.internal.lock.LockLostException;
import io.automigration.internal.plan.InterruptedMigrationException;
import io.automigration.internal.plan.RevertedMigrationException;
import io.automigration.testsupport.MongoDbForTests;
import io.automigration.testsupport.wire.Fate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person does to a history: look, repair, declare, unlock. */
@Tag("slow")
class OperatorTests {

    private static final MigrationVersion ONE = MigrationVersion.parse("1");
    private static final MigrationVersion TWO = MigrationVersion.parse("2");

    private final String uri = MongoDbForTests.uri(MongoDbForTests.newDatabaseName());

    @Test
    void aRepairedMigrationIsWhatThePersonSays() {
        try (Build build = failingWithoutTransaction("1")) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> build.engine().apply());
            assertThatExceptionOfType(InterruptedMigrationException.class)
                    .isThrownBy(() -> build.engine().apply());
            assertThat(build.engine()
                            .repair(ONE, RepairedState.REVERTED, "undone by hand")
                            .state())
                    .isEqualTo(MigrationState.REVERTED);
            assertThatExceptionOfType(RevertedMigrationException.class)
                    .isThrownBy(() -> build.engine().apply());
            assertThat(build.engine().history())
                    .extracting(MigrationEvent::what, MigrationEvent::reason)
                    .last()
                    .hasToString("(\"REPAIRED\", \"undone by hand\")");
        }
    }

    @Test
    void aMigrationRepairedToPendingIsAppliedByTheNextRun() {
        try (Build build = failingWithoutTransaction("1")) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> build.engine().apply());
            assertThat(build.engine()
                            .repair(ONE, RepairedState.PENDING, "looked")
                            .state())
                    .isEqualTo(MigrationState.PENDING);
        }
        try (Build fixed = new Build(uri).inserting("1")) {
            fixed.engine().apply();
            assertThat(fixed.data()).containsExactly("1");
        }
    }

    @Test
    void aMigrationInOrderIsNotRepaired() {
        try (Build build = new Build(uri).inserting("1")) {
            build.engine().apply();
            assertThatExceptionOfType(NothingToRepairException.class)
                    .isThrownBy(() -> build.engine().repair(ONE, RepairedState.APPLIED, "why not"))
                    .withMessage("Migration 1 needs no repair: it is APPLIED as 'm1'. Nothing was changed.");
            assertThatExceptionOfType(NothingToRepairException.class)
                    .isThrownBy(() -> build.engine().repair(TWO, RepairedState.APPLIED, "why not"))
                    .withMessage(
                            "Migration 2 needs no repair: it is neither in the history nor in this build. Nothing was changed.");
        }
    }

    @Test
    void aBaselineTooFarIsTakenBackMigrationByMigration() {
        try (Build build = new Build(uri).inserting("1").inserting("2")) {
            build.engine().baseline(TWO);
            MigrationStatus.Row row = build.engine().repair(TWO, RepairedState.PENDING, "it was never there");
            assertThat(row.state()).isEqualTo(MigrationState.PENDING);
            assertThat(row.baseline()).isFalse();
            assertThat(row.appliedAt()).isNull();
            assertThat(row.error()).isNull();

            build.engine().apply();
            assertThat(build.data()).containsExactly("2");
            assertThat(build.entry("2")).containsEntry("state", "APPLIED").doesNotContainKey("baseline");
        }
    }

    @Test
    void whatWasDoneByHandIsRecordedWithTheReason() {
        try (Build build = new Build(uri).inserting("1").inserting("2")) {
            build.engine().repair(ONE, RepairedState.APPLIED, "done by hand");
            build.engine().repair(TWO, RepairedState.REVERTED, "not wanted here");

            assertThat(build.engine().history())
                    .extracting(MigrationEvent::what, MigrationEvent::repairedAs, MigrationEvent::reason)
                    .containsExactly(
                            tuple("REPAIRED", "APPLIED", "done by hand"),
                            tuple("REPAIRED", "REVERTED", "not wanted here"));
            assertThatExceptionOfType(RevertedMigrationException.class)
                    .isThrownBy(() -> build.engine().apply());
            build.engine().down(1);
            assertThat(build.entry("1")).containsEntry("state", "REVERTED");
        }
    }

    @Test
    void aDeclaredMigrationWhoseRevertFailsIsStillDeclared() {
        try (Build build = new Build(uri).migration("1", MongoMigration.of(context -> {}, context -> {
            throw new IllegalStateException("planted");
        }))) {
            build.engine().baseline(ONE);
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> build.engine().down(1));
            assertThat(build.engine().status().migrations().get(0).baseline()).isTrue();
        }
    }

    @Test
    void aRenamedMigrationGetsItsNewNameByRepair() {
        try (Build build = new Build(uri).inserting("1")) {
            build.engine().apply();
        }
        try (Build renamed = new Build(uri).migration("renamed", "1", TransactionMode.AUTO, false, Build.insert("1"))) {
            renamed.engine().repair(ONE, RepairedState.APPLIED, "it was renamed");
            assertThat(renamed.engine().apply().steps()).isEmpty();
            assertThat(renamed.entry("1").getString("name")).isEqualTo("renamed");
        }
    }

    @Test
    void aBaselineDeclaresWithoutRunning() {
        try (Build build = new Build(uri).inserting("1").inserting("2").inserting("3")) {
            assertThat(build.engine().baseline(TWO)).containsExactly(ONE, TWO);
            assertThat(build.engine().baseline(TWO)).isEmpty();
            assertThat(build.engine().status().migrations().get(0).baseline()).isTrue();
            build.engine().apply();
            assertThat(build.data()).containsExactly("3");
        }
    }

    @Test
    void aBaselineDoesNotPassOverWhatWasRevertedOrInterrupted() {
        try (Build build = new Build(uri).inserting("1").inserting("2").failing("3", TransactionMode.NONE)) {
            build.engine().run(MigrationTarget.up(2));
            build.engine().down(1);
            assertThatExceptionOfType(MigrationRefusedException.class)
                    .isThrownBy(() -> build.engine().baseline(TWO))
                    .withMessage(
                            "Not all migrations up to 2 can be recorded as applied: 2 was reverted. Nothing was changed.")
                    .satisfies(refused -> {
                        assertThat(refused.reason()).isEqualTo(Reason.REVERTED);
                        assertThat(refused.action()).contains("migrate up --to 2");
                    });
            assertThat(build.engine().baseline(ONE)).isEmpty();
            build.engine().to(TWO);
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> build.engine().up());
            assertThatExceptionOfType(MigrationRefusedException.class)
                    .isThrownBy(() -> build.engine().baseline(MigrationVersion.parse("3")))
                    .withMessageContaining("3 was interrupted")
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INTERRUPTED));
        }
    }

    @Test
    void stepsUpAreCounted() {
        try (Build build = new Build(uri).inserting("1").inserting("2").inserting("3")) {
            build.engine().run(MigrationTarget.up(2));
            assertThat(build.data()).containsExactly("1", "2");
            build.engine().run(MigrationTarget.downTo(ONE));
            assertThat(build.data()).containsExactly("1");
        }
    }

    @Test
    void aLiveHolderKeepsTheLockUnlessForced() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Build holder = new Build(uri).migration("1", MongoMigration.of(context -> {
                    inside.countDown();
                    goOn.await();
                }));
                Build operator = new Build(uri).inserting("1")) {
            CompletableFuture<?> run =
                    CompletableFuture.runAsync(() -> holder.engine().apply());
            inside.await();
            assertThat(operator.engine().watchLock(Duration.ofSeconds(5)).alive())
                    .isTrue();
            assertThatExceptionOfType(LockHeldException.class)
                    .isThrownBy(() -> operator.engine().unlock(false));
            assertThatExceptionOfType(LockHeldException.class)
                    .isThrownBy(() -> operator.engine().baseline(ONE));
            LockReport report = operator.engine().unlock(true);
            assertThat(report.alive()).isTrue();
            assertThat(operator.engine().status().holder()).isNull();
            assertThat(operator.engine().apply().steps()).hasSize(1);
            goOn.countDown();
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(run::join)
                    .withCauseInstanceOf(LockLostException.class);
        }
    }

    @Test
    void aLockThatWasAcquiredByACommandWithoutAnAnswerDoesNotKeepItsOwnHolderOut() {
        try (ProxiedDatabase database = new ProxiedDatabase()) {
            database.proxy.when(nth(1, LOCK_INSERTED), Fate.closeAfter());
            Build operator = database.build().inserting("1");

            assertThat(operator.engine().baseline(ONE)).containsExactly(ONE);
            assertThat(operator.lock()).doesNotContainKey("holder");
        }
    }

    private Build failingWithoutTransaction(String version) {
        return new Build(uri).migration(version, TransactionMode.NONE, false, context -> {
            throw new IllegalStateException("half done");
        });
    }
}
