package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.UpdateOptions;
import io.automigration.ExitCode;
import io.automigration.MigrationFailedException;
import io.automigration.MigrationReport;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.MongoMigration;
import io.automigration.PendingMigrationsException;
import io.automigration.TransactionMode;
import io.automigration.internal.lock.FailedElsewhereException;
import io.automigration.internal.lock.LockSettings;
import io.automigration.internal.lock.LockTimeoutException;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.plan.MissingMigrationException;
import io.automigration.internal.plan.OutOfOrderException;
import io.automigration.internal.plan.Policies;
import io.automigration.internal.plan.RevertedMigrationException;
import io.automigration.internal.plan.UnknownTargetException;
import io.automigration.internal.store.Participant;
import io.automigration.internal.time.ManualTicker;
import io.automigration.testsupport.MongoDbForTests;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a start does in each mode, and under each policy. */
@Tag("slow")
class StartTests {

    private final String uri = MongoDbForTests.uri(MongoDbForTests.newDatabaseName());
    private final Build build = new Build(uri);
    private final Build other = new Build(uri);

    @AfterEach
    void disconnect() {
        build.close();
        other.close();
    }

    @Test
    void validateIsContentWithAllThatIsAppliedAndSendsOneCommand() {
        build.inserting("1").engine().apply();
        other.inserting("1").engine().validate();
        assertThat(other.commands.names()).containsExactly("find");
    }

    @Test
    void validateRefusesWhatIsPendingAndWritesNothing() {
        build.inserting("1").engine().apply();
        var before = Contents.of(build.template);
        PendingMigrationsException refused = catchThrowableOfType(
                PendingMigrationsException.class,
                () -> other.inserting("1")
                        .inserting("2")
                        .inserting("3")
                        .engine()
                        .validate());
        assertThat(refused).hasMessage("Pending: 2, 3.");
        assertThat(refused.action())
                .isEqualTo(
                        "auto.migration=validate only checks. Apply them with one instance that has AUTO_MIGRATION=true, or"
                                + " with java -jar app.jar migrate up, and then start this one again.");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_UP_TO_DATE);
        assertThat(Contents.of(build.template)).isEqualTo(before);
        assertThat(other.commands.names()).containsExactly("find");
    }

    @Test
    void validateLooksUpToTheTarget() {
        build.inserting("1").engine().apply();
        other.inserting("1").inserting("2").settings(upTo("1")).engine().validate();
    }

    @Test
    void aTargetLimitsAStartAndNotAPersonsOwnUp() {
        build.inserting("1").inserting("2").settings(upTo("1"));
        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(build.data()).containsExactly("1");
        assertThat(build.engine().up().steps()).hasSize(1);
        assertThat(build.data()).containsExactly("1", "2");
    }

    @Test
    void aStartRevertsNothing() {
        build.inserting("1").inserting("2").engine().apply();
        assertThat(other.inserting("1")
                        .inserting("2")
                        .settings(upTo("1"))
                        .engine()
                        .apply()
                        .steps())
                .isEmpty();
        assertThat(build.data()).containsExactly("1", "2");
    }

    @Test
    void aTargetThatThisBuildDoesNotHaveIsRefused() {
        build.inserting("3.1").inserting("4").settings(upTo("3.10"));
        UnknownTargetException refused = catchThrowableOfType(
                UnknownTargetException.class, () -> build.engine().apply());
        assertThat(refused)
                .hasMessage(
                        "No migration of this build has the version 3.10. This build has 3.1, 4. Nothing was changed.");
        assertThat(refused.action())
                .isEqualTo(
                        "Name one of them, or 0 for none at all. Quote a version in YAML (\"3.10\"), or YAML reads it"
                                + " as another number.");
        assertThat(Contents.of(build.template)).isEmpty();
    }

    @Test
    void aStartDoesNotApplyWhatWasRevertedAndAPersonDoes() {
        build.inserting("1").inserting("2").engine().up();
        build.engine().down(1);
        var before = Contents.of(build.template);
        RevertedMigrationException refused = catchThrowableOfType(
                RevertedMigrationException.class, () -> build.engine().apply());
        assertThat(refused).hasMessage("Someone reverted 2, and this build still has it. Nothing was changed.");
        assertThat(refused.action())
                .isEqualTo(
                        "Deploy a build without it, or set auto.migration.target to the version before. To apply it again:"
                                + " java -jar app.jar migrate up, or auto.migration.on-reverted=apply for one start.");
        assertThat(Contents.of(build.template)).isEqualTo(before);
        assertThat(build.engine().up().steps()).hasSize(1);
    }

    @Test
    void aStartAppliesWhatWasRevertedWhereThePolicySaysSo() {
        build.inserting("1").engine().up();
        build.engine().down(1);
        build.settings(with(Policies.DEFAULT.applyingReverted()));
        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(build.data()).containsExactly("1");
    }

    @Test
    void whatIsPendingBelowIsRefused() {
        build.inserting("3").engine().apply();
        var before = Contents.of(build.template);
        OutOfOrderException refused = catchThrowableOfType(
                OutOfOrderException.class,
                () -> other.inserting("1")
                        .inserting("2")
                        .inserting("3")
                        .engine()
                        .apply());
        assertThat(refused)
                .hasMessage("Out of order: 1, 2 are pending below the highest applied version 3. Nothing was"
                        + " changed.");
        assertThat(refused.action())
                .isEqualTo("Give them versions above 3. If they may be applied late, set"
                        + " auto.migration.on-out-of-order=apply.");
        assertThat(Contents.of(build.template)).isEqualTo(before);
    }

    @Test
    void whatIsPendingBelowIsAppliedWhereThePolicySaysSo() {
        build.inserting("3").engine().apply();
        other.inserting("1").inserting("3").settings(with(Policies.DEFAULT.withOutOfOrder(Policies.OutOfOrder.APPLY)));
        other.engine().apply();
        assertThat(build.data()).containsExactly("1", "3");
    }

    @Test
    void anOlderBuildStartsAndSaysWhatItDoesNotHave() {
        build.inserting("1").inserting("2").engine().apply();
        try (Log log = new Log()) {
            assertThat(other.inserting("1").engine().apply().steps()).isEmpty();
            assertThat(log.lines(LogEvent.HISTORY_MISSING))
                    .containsExactly("Applied to the database, but not in this build: 2. Either this build is older, or"
                            + " they were deleted.");
        }
    }

    @Test
    void anOlderBuildIsRefusedWhereThePolicySaysSo() {
        build.inserting("1").inserting("2").engine().apply();
        other.inserting("1").settings(with(Policies.DEFAULT.withMissing(Policies.Missing.FAIL)));
        MissingMigrationException refused = catchThrowableOfType(
                MissingMigrationException.class, () -> other.engine().apply());
        assertThat(refused).hasMessage("Applied to the database, but not in this build: 2. Nothing was changed.");
        assertThat(refused.action())
                .isEqualTo(
                        "Either this build is older than the one that applied them (deploy the newer one), or they were"
                                + " deleted (set auto.migration.on-missing=warn).");
    }

    @Test
    void awaitReturnsAtOnceWhenNothingIsPending() {
        build.inserting("1").engine().apply();
        MigrationReport report = other.inserting("1").engine().await();
        assertThat(report.steps()).isEmpty();
        assertThat(other.commands.names()).containsExactly("find");
    }

    @Test
    void awaitReturnsWhenAnotherHasAppliedAndWritesNothingItself() {
        CountDownLatch waiting = new CountDownLatch(1);
        build.migration("1", slow(waiting)).inserting("2");
        other.migration("1", slow(waiting)).inserting("2");
        CompletableFuture<MigrationReport> await =
                CompletableFuture.supplyAsync(() -> other.engine().await());
        await().until(() -> other.commands.names().size() > 1);
        CompletableFuture<MigrationReport> apply =
                CompletableFuture.supplyAsync(() -> build.engine().apply());
        await().until(() -> build.lock() != null && build.lock().containsKey("activity"));
        assertThat(await).isNotDone();
        waiting.countDown();
        assertThat(apply.join().steps()).hasSize(2);
        assertThat(await.join().steps()).isEmpty();
        assertThat(await.join().run()).isEmpty();
        assertThat(other.commands.names()).containsOnly("find");
    }

    @Test
    void awaitFailsWithWhatFailedElsewhere() {
        CountDownLatch waiting = new CountDownLatch(1);
        MongoMigration failing = context -> {
            slow(waiting).up(context);
            throw new IllegalStateException("boom");
        };
        build.migration("1", failing);
        other.migration("1", failing);
        CompletableFuture<MigrationReport> apply =
                CompletableFuture.supplyAsync(() -> build.engine().apply());
        await().until(() -> build.lock() != null && build.lock().containsKey("holder"));
        CompletableFuture<MigrationReport> await =
                CompletableFuture.supplyAsync(() -> other.engine().await());
        await().until(() -> other.commands.names().size() > 1);
        waiting.countDown();
        FailedElsewhereException failed = (FailedElsewhereException)
                catchThrowableOfType(CompletionException.class, await::join).getCause();
        String by = Participant.here("shop", "1.0").host();
        assertThat(failed)
                .hasMessage("Migration 1 (m1) failed on shop 1.0 on " + by + ", which this instance was waiting for:"
                        + " IllegalStateException: boom. It was rolled back; nothing of it is in the database.");
        assertThat(failed.action()).isEqualTo("Fix the migration or the data, and start again.");
        assertThatExceptionOfType(CompletionException.class).isThrownBy(apply::join);
    }

    @Test
    void awaitGivesUpWhenNobodyMigrates() {
        ManualTicker ticker = new ManualTicker();
        PendingMigrationsException refused = catchThrowableOfType(
                PendingMigrationsException.class,
                () -> build.inserting("1").inserting("2").engine(ticker).await());
        assertThat(refused.getMessage()).matches("Pending after 2\\d s in which no instance migrated: 1, 2\\.");
        assertThat(refused.action())
                .isEqualTo(
                        "auto.migration=wait leaves it to another instance. Start one with AUTO_MIGRATION=true, or wait"
                                + " longer: auto.migration.wait-timeout.");
        assertThat(Contents.of(build.template)).isEmpty();
    }

    @Test
    void awaitTakesNothingOverFromADeadHolderAndGivesUpTheSameWay() {
        hold();
        var before = Contents.of(build.template);
        PendingMigrationsException refused = catchThrowableOfType(
                PendingMigrationsException.class,
                () -> build.inserting("1").engine(new ManualTicker()).await());
        assertThat(refused.getMessage()).matches("Pending after 2\\d s in which no instance migrated: 1\\.");
        assertThat(Contents.of(build.template)).isEqualTo(before);
    }

    @Test
    void aLockThatIsNotAcquiredInTimeIsRefusedWithWhoHoldsItAndWhatItDoes() {
        hold();
        var before = Contents.of(build.template);
        build.inserting("3")
                .settings(
                        settings -> settings.withLock(new LockSettings(Duration.ofMinutes(5), Duration.ofMinutes(1))));
        LockTimeoutException refused = catchThrowableOfType(
                LockTimeoutException.class,
                () -> build.engine(new ManualTicker()).apply());
        assertThat(refused.getMessage().replaceFirst("within 6\\d s|within 1 min", "within 60 s"))
                .isEqualTo(
                        "Could not acquire the lock within 60 s. Waited for shop 0.9 on a-host (pid 4711), token 7, at version 3 up,"
                                + " 30 of 100. Nothing was changed.");
        assertThat(refused.action())
                .isEqualTo(
                        "Check whether that process is alive and can reach the database (java -jar app.jar migrate status"
                                + " watches it). The lock of a dead one is taken over after its lease, 5 min; auto.migration.wait-timeout must be longer than that."
                                + " To release it now: java -jar app.jar migrate unlock --force.");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.LOCK);
        assertThat(Contents.of(build.template)).isEqualTo(before);
    }

    @Test
    void twoEnginesAtOnceApplyEachMigrationOnce() {
        AtomicInteger calls = new AtomicInteger();
        MongoMigration counting = context -> {
            calls.incrementAndGet();
            context.mongo()
                    .getCollection("data")
                    .updateOne(
                            new Document("_id", "count"),
                            Document.parse("{$inc: {n: 1}}"),
                            new UpdateOptions().upsert(true));
        };
        for (Build each : new Build[] {build, other}) {
            for (String version : new String[] {"1", "2", "3"}) {
                each.migration(
                        version, version.equals("2") ? TransactionMode.NONE : TransactionMode.AUTO, false, counting);
            }
        }
        CompletableFuture<MigrationReport> one =
                CompletableFuture.supplyAsync(() -> build.engine().apply());
        CompletableFuture<MigrationReport> two =
                CompletableFuture.supplyAsync(() -> other.engine().apply());
        assertThat(one.join().steps().size() + two.join().steps().size()).isEqualTo(3);
        assertThat(calls).hasValue(3);
        assertThat(build.template.getCollection("data").find().first()).containsEntry("n", 3);
        assertThat(build.lock()).doesNotContainKey("holder");
    }

    @Test
    void aSecondCallOfOneEngineWaitsForTheFirst() {
        CountDownLatch go = new CountDownLatch(1);
        MigrationEngine engine = build.migration("1", slow(go)).engine();
        CompletableFuture<MigrationReport> first = CompletableFuture.supplyAsync(engine::up);
        await().until(() -> build.lock() != null && build.lock().containsKey("holder"));
        CompletableFuture<MigrationReport> second = CompletableFuture.supplyAsync(engine::up);
        go.countDown();
        assertThat(first.join().steps()).hasSize(1);
        assertThat(second.join().steps()).isEmpty();
    }

    @Test
    void whoLooksAtThePlanBesideARunDoesNotBlindIt() {
        MigrationEngine engine = build.migration("1", context -> {
                    CompletableFuture.runAsync(() -> build.engine().plan(MigrationTarget.newest()))
                            .join();
                    CompletableFuture.runAsync(() -> assertThatExceptionOfType(PendingMigrationsException.class)
                                    .isThrownBy(() -> build.engine().validate()))
                            .join();
                    build.client
                            .getDatabase(build.template.getDb().getName())
                            .getCollection("escaped")
                            .insertOne(new Document());
                })
                .engine();
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(engine::up)
                .withMessageContaining("was sent outside of the migration's transaction");
    }

    private void hold() {
        build.template.getCollection("_migrations").insertOne(Document.parse("""
                {_id: 'lock', format: 1, token: {$numberLong: '7'}, beat: {$numberLong: '2'},
                 holder: {run: 'another', host: 'a-host', pid: {$numberLong: '4711'}, application: 'shop', build: '0.9'},
                 activity: {version: '3', direction: 'up', done: {$numberLong: '30'}, total: {$numberLong: '100'}}}
                """));
    }

    private static MongoMigration slow(CountDownLatch until) {
        return context -> {
            Build.insert("1").up(context);
            until.await();
        };
    }

    private static UnaryOperator<RunSettings> upTo(String version) {
        return settings -> settings.withTarget(MigrationVersion.parse(version));
    }

    private static UnaryOperator<RunSettings> with(Policies policies) {
        return settings -> settings.withPolicies(policies);
    }
}
