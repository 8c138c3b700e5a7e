package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;
import static io.automigration.internal.engine.ProxiedDatabase.COMMIT;
import static io.automigration.internal.engine.ProxiedDatabase.FENCED;
import static io.automigration.internal.engine.ProxiedDatabase.LOCK_ACQUIRED;
import static io.automigration.internal.engine.ProxiedDatabase.LOCK_INSERTED;
import static io.automigration.internal.engine.ProxiedDatabase.POLL;
import static io.automigration.internal.engine.ProxiedDatabase.RAISED;
import static io.automigration.internal.engine.ProxiedDatabase.WRITTEN;
import static io.automigration.testsupport.wire.Command.named;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationReport;
import io.automigration.internal.lock.LockLostException;
import io.automigration.internal.lock.LockSettings;
import io.automigration.proof.LeapingTicker;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.Hold;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lease is one second everywhere. */
@Tag("slow")
class TakeoverTests {

    // a lease, and what a busy machine takes besides; far less than the minute after which a server ends a dead
    // transaction
    private static final Duration A_LEASE_AND_A_BIT = Duration.ofSeconds(6);

    private final ProxiedDatabase database = new ProxiedDatabase();

    @AfterEach
    void end() {
        database.close();
    }

    static Stream<Arguments> points() {
        return Stream.of(
                Arguments.of("the raise", RAISED),
                Arguments.of("a migration's write", WRITTEN),
                Arguments.of("fence and entry", FENCED),
                Arguments.of("the commit", COMMIT));
    }

    private CompletableFuture<MigrationReport> holder() {
        Build holder =
                database.build("serverSelectionTimeoutMS=1000").inserting("1").inserting("2");
        return Contention.start(holder.engine()::apply);
    }

    private Build successor() {
        return database.direct().inserting("1").inserting("2");
    }

    private void assertAllAppliedOnce(Build successor) {
        assertThat(successor.data()).containsExactly("1", "2");
        assertThat(successor.entry("1")).containsEntry("state", "APPLIED").containsEntry("revision", 1L);
        assertThat(successor.entry("2")).containsEntry("state", "APPLIED").containsEntry("revision", 1L);
        assertThat(successor.lock()).doesNotContainKey("holder");
    }

    private void takeOver(Build successor) {
        CompletableFuture<MigrationReport> takeover = Contention.start(successor.engine()::apply);
        assertThat(takeover).succeedsWithin(A_LEASE_AND_A_BIT);
        assertThat(takeover.join().steps()).hasSize(2);
    }

    private static void assertSessionEnded(Build successor, Document session) {
        assertThat(successor.commands.commands())
                .filteredOn(command -> command.getFirstKey().equals("killSessions"))
                .singleElement()
                .extracting(command -> Document.parse(
                        command.getArray("killSessions").get(0).asDocument().toJson()))
                .isEqualTo(Document.parse(session.toJson()));
    }

    private Document heldSession(Build anybody) {
        Awaitility.await().until(() -> anybody.lock() != null && anybody.lock().containsKey("holder"));
        return anybody.lock().get("holder", Document.class).get("session", Document.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("points")
    void oneThatIsCutOffForGoodIsSucceededAfterOneLease(String point, Predicate<Command> condition) {
        database.proxy.when(condition, Fate.cutOffBefore());
        holder();
        Build successor = successor();
        Document session = heldSession(successor);
        Awaitility.await().until(() -> database.proxy.commands().stream().anyMatch(condition));

        takeOver(successor);
        assertAllAppliedOnce(successor);
        assertSessionEnded(successor, session);
    }

    @Test
    void oneThatIsCutOffRightAfterTakingTheLockIsSucceededAfterOneLease() {
        database.proxy.when(LOCK_INSERTED, Fate.cutOffAfter());
        holder();
        Build successor = successor();
        Document session = heldSession(successor);

        takeOver(successor);
        assertAllAppliedOnce(successor);
        assertSessionEnded(successor, session);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("points")
    void oneThatLivesOnAfterItWasSucceededCommitsNothing(String point, Predicate<Command> condition) {
        Hold hold = new Hold();
        AtomicBoolean frozen = new AtomicBoolean();
        // its beats too, on connections of their own, and they arrive late
        database.proxy.when(
                command -> frozen.get() || (condition.test(command) && frozen.compareAndSet(false, true)),
                hold.before(Fate.pass()));
        CompletableFuture<MigrationReport> deposed = holder();
        hold.awaitReached();
        Build successor = successor();

        takeOver(successor);
        hold.release();
        assertThat(deposed)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(LockLostException.class);
        assertAllAppliedOnce(successor);
    }

    @Test
    void whoeverMayNotEndSessionsWaitsUntilTheOldTransactionHasEnded() {
        Hold hold = new Hold();
        AtomicBoolean frozen = new AtomicBoolean();
        database.proxy.when(
                command -> frozen.get() || (FENCED.test(command) && frozen.compareAndSet(false, true)),
                hold.before(Fate.pass()));
        CompletableFuture<MigrationReport> deposed = holder();
        hold.awaitReached();
        try (ProxiedDatabase other = database.again()) {
            other.proxy.when(named("killSessions"), Fate.fail(13));
            Build successor = other.build().inserting("1").inserting("2");
            CompletableFuture<MigrationReport> takeover = Contention.start(successor.engine()::apply);
            Awaitility.await()
                    .until(() -> other.proxy.names().stream()
                                            .filter("abortTransaction"::equals)
                                            .count()
                                    > 2
                            || takeover.isDone()); // where the server did not keep it open
            hold.release();

            assertThat(takeover).succeedsWithin(Duration.ofSeconds(20));
            assertThat(deposed)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(LockLostException.class);
            assertAllAppliedOnce(successor);
        }
    }

    @Test
    void anEndingOfTheOldSessionThatIsNeverAnsweredHoldsNobodyUp() {
        database.proxy.when(named("killSessions"), Fate.dropAnswer());
        Build successor = database.build().inserting("1").inserting("2");
        Contention.deadHolder(successor);

        takeOver(successor);
        assertAllAppliedOnce(successor);
    }

    @Test
    void aHolderIsWaitedForAsLongAsItsOwnLeaseSays() {
        Build waiter = database.build()
                .inserting("1")
                .inserting("2")
                .settings(settings -> settings.withLock(new LockSettings(Duration.ofSeconds(1), Duration.ofHours(1))));
        Contention.deadHolder(waiter);
        waiter.template
                .getCollection("_migrations")
                .updateOne(new Document("_id", "lock"), Document.parse("{$set: {'holder.lease': 60000}}"));

        CompletableFuture<MigrationReport> takeover = Contention.start(waiter.engine(new LeapingTicker())::apply);
        assertThat(takeover).succeedsWithin(A_LEASE_AND_A_BIT.multipliedBy(5));
        assertThat(database.proxy.commands()).filteredOn(POLL).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void aHolderThatRenewsItsLeaseJustBeforeItExpiresKeepsTheLock() {
        Hold takeover = new Hold();
        database.proxy.when(nth(1, LOCK_ACQUIRED), takeover.before(Fate.pass()));
        Build waiter = database.build().inserting("1").inserting("2");
        Contention.deadHolder(waiter);
        CompletableFuture<MigrationReport> waiting = Contention.start(waiter.engine()::apply);
        takeover.awaitReached();
        waiter.template
                .getCollection("_migrations")
                .updateOne(new Document("_id", "lock"), new Document("$inc", new Document("beat", 1L)));
        takeover.release();

        assertThat(waiting).succeedsWithin(A_LEASE_AND_A_BIT);
        assertThat(database.proxy.commands()).filteredOn(LOCK_ACQUIRED).hasSize(2);
        assertThat(waiter.lock()).containsEntry("token", 8L);
    }

    @Test
    void timeInWhichNobodyIsAnsweredIsNoSilenceOfTheHolder() throws Exception {
        Duration lease = Duration.ofSeconds(20);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        database.proxy.when(BEAT, Fate.dropRequest());
        Build holder = database.build()
                .settings(settings -> Build.with(settings, lease))
                .migration("1", context -> {
                    inside.countDown();
                    goOn.await();
                });
        try (ProxiedDatabase apart = database.again()) {
            AdvancedTicker ticker = new AdvancedTicker();
            CountDownLatch polled = new CountDownLatch(1);
            apart.proxy.when(nth(2, POLL), Fate.closeBefore().then(() -> ticker.advance(lease)));
            apart.proxy.when(nth(3, POLL), Fate.pass().then(polled::countDown));
            Build waiter = apart.build("retryReads=false")
                    .settings(settings -> Build.with(settings, lease))
                    .migration("1", context -> {});

            CompletableFuture<MigrationReport> run = Contention.start(holder.engine()::apply);
            inside.await();
            CompletableFuture<MigrationReport> waiting = Contention.start(waiter.engine(ticker)::apply);
            polled.await();
            goOn.countDown();

            assertThat(run).succeedsWithin(Duration.ofSeconds(30));
            assertThat(run.join().steps()).hasSize(1);
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
            assertThat(waiting.join().steps()).isEmpty();
            assertThat(apart.proxy.commands()).noneMatch(LOCK_ACQUIRED);
        }
    }
}
