package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import io.automigration.Direction;
import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationContext;
import io.automigration.MigrationException.Reason;
import io.automigration.MigrationFailedException;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationState;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.testsupport.MongoDbForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpAndDownTests {

    private final String uri = MongoDbForTests.uri(MongoDbForTests.newDatabaseName());
    private final Build build = new Build(uri);

    @AfterEach
    void disconnect() {
        build.close();
    }

    @Test
    void upAppliesWhatIsPendingInOrderAndReportsIt() {
        build.inserting("10").inserting("9").inserting("3.1");
        MigrationReport report = build.engine().up();
        assertThat(build.data()).containsExactly("10", "3.1", "9");
        assertThat(steps(report)).containsExactly("up 3.1", "up 9", "up 10");
        assertThat(report.target()).isEqualTo(MigrationTarget.newest());
        assertThat(report.run()).isEqualTo(build.entry("10").getString("run"));
        assertThat(report.executionTime()).isPositive();
        assertThat(report.steps()).allSatisfy(step -> {
            assertThat(step.transaction()).isEqualTo(TransactionMode.REQUIRED);
            assertThat(step.executionTime()).isPositive();
        });
    }

    @Test
    void nothingIsDoneTwice() {
        build.inserting("1").inserting("2").engine().up();
        var before = Contents.of(build.template);
        MigrationReport report = build.engine().up();
        assertThat(report.steps()).isEmpty();
        assertThat(report.run()).isEmpty();
        assertThat(Contents.of(build.template)).isEqualTo(before);
    }

    @Test
    void downRevertsTheLastOnesAndUpAppliesThemAgain() {
        build.inserting("1").inserting("2").inserting("3");
        Migrations migrations = build.engine();
        migrations.up();
        assertThat(steps(migrations.down(2))).containsExactly("down 3", "down 2");
        assertThat(build.data()).containsExactly("1");
        assertThat(build.entry("3")).containsEntry("state", "REVERTED");
        assertThat(steps(migrations.up())).containsExactly("up 2", "up 3");
        assertThat(build.data()).containsExactly("1", "2", "3");
    }

    @Test
    void toGoesEitherWay() {
        build.inserting("1").inserting("2").inserting("3");
        Migrations migrations = build.engine();
        assertThat(steps(migrations.to(version("2")))).containsExactly("up 1", "up 2");
        assertThat(steps(migrations.to(version("3")))).containsExactly("up 3");
        assertThat(steps(migrations.to(version("1")))).containsExactly("down 3", "down 2");
        assertThat(steps(migrations.to(MigrationVersion.ZERO))).containsExactly("down 1");
        assertThat(steps(migrations.to(MigrationVersion.ZERO))).isEmpty();
        assertThat(build.data()).isEmpty();
    }

    @Test
    void moreStepsThanThereAreAreRefusedEitherWay() {
        Migrations migrations =
                build.inserting("1").inserting("2").inserting("3").engine();
        migrations.run(MigrationTarget.up(2));
        for (MigrationTarget target : List.of(MigrationTarget.down(3), MigrationTarget.up(2))) {
            assertThatExceptionOfType(MigrationConfigurationException.class)
                    .isThrownBy(() -> migrations.run(target))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_STEPS));
            assertThatExceptionOfType(MigrationConfigurationException.class).isThrownBy(() -> migrations.plan(target));
        }
        assertThat(build.data()).containsExactly("1", "2");
        assertThat(steps(migrations.down(2))).containsExactly("down 2", "down 1");
        assertThat(steps(migrations.down(1))).isEmpty();
    }

    @Test
    void aStepThatThrowsIsRolledBackAndWhatCameBeforeStays() {
        build.inserting("1").migration("2", context -> {
            Build.insert("2").up(context);
            throw new IllegalStateException("boom");
        });
        build.inserting("3");
        MigrationFailedException failed = failed(build);
        assertThat(failed.rolledBack()).isTrue();
        assertThat(failed.versions()).hasToString("[2]");
        assertThat(build.data()).containsExactly("1");
        assertThat(build.entry("2")).containsEntry("state", "FAILED");
        assertThat(build.entry("3")).isNull();
        assertThat(build.lock()).doesNotContainKey("holder");
    }

    @Test
    void whatFailedAndWasFixedIsAppliedByTheNextRun() {
        build.migration("1", context -> {
            throw new IllegalStateException("boom");
        });
        failed(build);
        try (Build fixed = new Build(uri).inserting("1")) {
            fixed.engine().apply();
            assertThat(fixed.data()).containsExactly("1");
            assertThat(fixed.entry("1")).containsEntry("state", "APPLIED").doesNotContainKey("error");
        }
    }

    @Test
    void anErrorOfTheVirtualMachineFailsAStepLikeAnyOther() {
        build.migration("1", context -> {
            Build.insert("1").up(context);
            throw new StackOverflowError();
        });
        assertThat(failed(build).rolledBack()).isTrue();
        assertThat(build.data()).isEmpty();
    }

    @Test
    void verifySeesWhatUpDidAndRollsItBackByThrowing() {
        List<Long> seen = new ArrayList<>();
        build.migration("1", verified(context -> {
            seen.add(context.mongo().getCollection("data").countDocuments());
            seen.add(context.database().getCollection("data").countDocuments());
            throw new IllegalStateException("not as it should be");
        }));
        assertThat(failed(build))
                .hasMessageContaining("failed in verify() at UpAndDownTests.java:")
                .hasMessageContaining(": IllegalStateException: not as it should be.");
        assertThat(seen).containsExactly(1L, 1L);
        assertThat(build.data()).isEmpty();
    }

    @Test
    void verifyIsNotCalledOnTheWayDown() {
        List<Direction> verified = new ArrayList<>();
        build.migration("1", verified(context -> verified.add(context.direction())));
        build.engine().up();
        build.engine().down(1);
        assertThat(verified).containsExactly(Direction.UP);
    }

    @Test
    void aFailedReversionLeavesTheMigrationApplied() {
        build.migration("1", MongoMigration.of(Build.insert("1")::up, context -> {
            Build.insert("1").down(context);
            throw new IllegalStateException("boom");
        }));
        Migrations migrations = build.engine();
        migrations.up();
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrations.down(1))
                .withMessageEndingWith("It was rolled back: the migration is still applied.")
                .satisfies(failed -> assertThat(failed.action()).endsWith("and revert it again."));
        assertThat(build.data()).containsExactly("1");
        assertThat(build.entry("1")).containsEntry("state", "FAILED").containsKeys("appliedAt", "executionTime");
        assertThat(migrations.status().migrations())
                .extracting(MigrationStatus.Row::state)
                .containsExactly(MigrationState.APPLIED);
        assertThat(migrations.up().steps()).isEmpty();
    }

    @Test
    void aStepWithoutATransactionLeavesWhatItDid() {
        build.migration("1", TransactionMode.NONE, false, context -> {
            Build.insert("1").up(context);
            throw new IllegalStateException("boom");
        });
        assertThat(failed(build).rolledBack()).isFalse();
        assertThat(build.data()).containsExactly("1");
        assertThat(build.entry("1").get("error", Document.class)).containsEntry("rolledBack", false);
    }

    @Test
    void oneRunMayHaveStepsWithAndWithoutATransaction() {
        build.inserting("1");
        build.migration(
                "2",
                TransactionMode.NONE,
                true,
                context -> context.mongo().getCollection("data").createIndex(new Document("a", 1)));
        build.inserting("3");
        assertThat(build.engine().up().steps())
                .extracting(step -> step.transaction())
                .containsExactly(TransactionMode.REQUIRED, TransactionMode.NONE, TransactionMode.REQUIRED);
        assertThat(build.data()).containsExactly("1", "3");
    }

    @Test
    void theSettingSaysWhatAMigrationLeavesOpen() {
        build.settings(settings -> settings.withTransaction(TransactionMode.NONE));
        build.inserting("1").migration("2", TransactionMode.REQUIRED, false, Build.insert("2"));
        build.engine().up();
        assertThat(build.entry("1")).containsEntry("transaction", false);
        assertThat(build.entry("2")).containsEntry("transaction", true);
    }

    @Test
    void aPlanWritesAndRunsNothing() {
        build.inserting("1").migration("2", TransactionMode.NONE, false, context -> {});
        assertThat(build.engine().plan(MigrationTarget.newest()).steps())
                .extracting(
                        MigrationPlan.Step::version,
                        MigrationPlan.Step::name,
                        MigrationPlan.Step::direction,
                        MigrationPlan.Step::transaction,
                        MigrationPlan.Step::reversible)
                .containsExactly(
                        tuple(version("1"), "m1", Direction.UP, TransactionMode.REQUIRED, true),
                        tuple(version("2"), "m2", Direction.UP, TransactionMode.NONE, false));
        assertThat(Contents.of(build.template)).isEmpty();
    }

    @Test
    void statusIsReadableInTheMiddleOfAStep() {
        AtomicReference<MigrationStatus> status = new AtomicReference<>();
        Migrations migrations = build.inserting("1")
                .migration(
                        "2",
                        TransactionMode.NONE,
                        false,
                        context -> status.set(build.engine().status()))
                .engine();
        migrations.up();
        assertThat(status.get().migrations())
                .extracting(MigrationStatus.Row::state)
                .containsExactly(MigrationState.APPLIED, MigrationState.RUNNING);
        assertThat(status.get().holder()).isNotNull();
        assertThat(migrations.status().holder()).isNull();
    }

    @Test
    void aTransientErrorIsTriedAgainFromTheStart() {
        AtomicReference<Integer> tries = new AtomicReference<>(0);
        build.migration("1", context -> {
            Build.insert("1").up(context);
            if (tries.updateAndGet(tried -> tried + 1) < 3) {
                throw conflict();
            }
        });
        build.engine().up();
        assertThat(tries.get()).isEqualTo(3);
        assertThat(build.data()).containsExactly("1");
        assertThat(build.entry("1")).containsEntry("revision", 1L);
    }

    @Test
    void aMigrationMustNotRunMigrations() {
        AtomicReference<Migrations> door = new AtomicReference<>();
        build.migration("1", context -> door.get().up());
        door.set(build.engine());
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> door.get().up())
                .withMessageContaining("IllegalStateException: a migration must not run migrations.");
        assertThat(build.entry("1")).containsEntry("state", "FAILED");
    }

    static MongoCommandException conflict() {
        return new MongoCommandException(
                BsonDocument.parse("{ok: 0, code: 112, codeName: 'WriteConflict', errmsg: 'conflict'}"),
                new ServerAddress());
    }

    private static MongoMigration verified(MongoMigration verify) {
        return new MongoMigration() {
            @Override
            public void up(MigrationContext context) throws Exception {
                Build.insert("1").up(context);
            }

            @Override
            public void down(MigrationContext context) throws Exception {
                Build.insert("1").down(context);
            }

            @Override
            public void verify(MigrationContext context) throws Exception {
                verify.up(context);
            }
        };
    }

    private static MigrationFailedException failed(Build build) {
        return catchThrowableOfType(
                MigrationFailedException.class, () -> build.engine().up());
    }

    private static List<String> steps(MigrationReport report) {
        return report.steps().stream()
                .map(step -> step.direction() + " " + step.version())
                .toList();
    }

    private static MigrationVersion version(String text) {
        return MigrationVersion.parse(text);
    }
}
