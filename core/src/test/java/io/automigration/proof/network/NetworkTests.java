package io.automigration.proof.network;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;
import static io.automigration.internal.engine.ProxiedDatabase.COMMIT;
import static io.automigration.internal.engine.ProxiedDatabase.FENCED;
import static io.automigration.internal.engine.ProxiedDatabase.LOCK_RELEASED;
import static io.automigration.internal.engine.ProxiedDatabase.RAISED;
import static io.automigration.internal.engine.ProxiedDatabase.READ;
import static io.automigration.internal.engine.ProxiedDatabase.WRITTEN;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.ClientSession;
import io.automigration.MigrationException;
import io.automigration.MigrationReport;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.Contention;
import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.internal.lock.LockLostException;
import io.automigration.proof.Extent;
import io.automigration.proof.LeapingTicker;
import io.automigration.proof.Report;
import io.automigration.testsupport.PrivateServer;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.Hold;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network and a server that are gone for a while, or slow for three leases. The lease is one second. */
// @ExtendWith(Silence.class)
@Tag("ci")
@Tag("slow")
class NetworkTests {

    private static final Report REPORT = new Report("network");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int BEATS_OF_THREE_LEASES = 3 * 4;

    private static final Point COMMITTED = new Point("the commit", COMMIT, 1);

    /** A command of a run of two migrations; which of those of its kind. */
    private record Point(String name, Predicate<Command> command, int place) {

        Predicate<Command> once() {
            return nth(place, command);
        }

        /** How many migrations are committed by then. */
        int committed(boolean executed) {
            return command == COMMIT ? (executed ? place : place - 1) : 0;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Point> points() {
        return Stream.of(
                new Point("the raise", RAISED, 1),
                new Point("planning again", READ, 2),
                new Point("a migration's write", WRITTEN, 1),
                new Point("fence and entry", FENCED, 1),
                COMMITTED,
                new Point("the second commit", COMMIT, 2));
    }

    private static Build two(Build build) {
        return build.inserting("1").inserting("2");
    }

    private static void assertAllAppliedOnce(Build build) {
        assertThat(build.data()).containsExactly("1", "2");
        for (String version : List.of("1", "2")) {
            assertThat(build.entry(version)).containsEntry("state", "APPLIED").containsEntry("revision", 1L);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("points")
    void aHolderPartitionedForLongerThanItsLeaseCommitsNothingMore(Point point) {
        partitioned(point, proxied -> exchange -> proxied.proxy.partition(), point.committed(false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("points")
    void neitherDoesOneWhoseAnswerMetThePartition(Point point) {
        partitioned(
                point,
                proxied -> exchange -> {
                    exchange.execute();
                    proxied.proxy.partition();
                },
                point.committed(true));
    }

    private interface Partition {
        Fate of(ProxiedDatabase database);
    }

    private static void partitioned(Point point, Partition partition, int committed) {
        try (ProxiedDatabase database = new ProxiedDatabase()) {
            database.proxy.when(point.once(), partition.of(database));
            Build holder = two(database.build());
            CompletableFuture<MigrationReport> holding = Contention.start(holder.engine()::apply);
            Awaitility.await().until(() -> database.proxy.commands().stream().anyMatch(point.once()));
            // there is something to do for the successor whatever the holder has done
            Build successor = two(database.direct()).inserting("3");
            MigrationReport report = successor.engine().apply();
            database.proxy.heal();

            if (committed == 2) {
                assertThat(holding).succeedsWithin(SOON); // it had nothing more to do
            } else {
                assertThat(holding).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(LockLostException.class);
            }
            assertThat(report.steps()).hasSize(3 - committed);
            assertThat(successor.data()).containsExactly("1", "2", "3");
            report.steps()
                    .forEach(taken -> assertThat(successor.entry(taken.version().toString()))
                            .containsEntry("revision", 1L)
                            .containsEntry("run", report.run()));
            REPORT.line("partition at %s: %d by the first, %d by its successor", point, committed, 3 - committed);
        }
    }

    @Test
    void aCommandThatTakesThreeLeasesCostsNobodyTheLock() {
        List<CompletableFuture<Point>> all = points().map(point -> Contention.start(() -> {
                    takesThreeLeases(point);
                    return point;
                }))
                .toList();
        assertThat(all).allSatisfy(each -> assertThat(each).succeedsWithin(SOON));
    }

    private static void takesThreeLeases(Point point) {
        try (ProxiedDatabase database = new ProxiedDatabase()) {
            Hold slow = new Hold();
            database.proxy.when(point.once(), slow.before(Fate.pass()));
            CompletableFuture<MigrationReport> holding =
                    Contention.start(two(database.build()).engine()::apply);
            slow.awaitReached();
            CompletableFuture<MigrationReport> waiting =
                    Contention.start(two(database.direct()).engine()::apply);
            awaitBeatsOfThreeLeases(database);
            slow.release();

            assertHolderDidItAll(holding, waiting, database);
        }
    }

    @Test
    void aStepThatTheServerBlocksForThreeLeasesKeepsTheLock() {
        try (ProxiedDatabase database = new ProxiedDatabase()) {
            Build other = database.direct();
            other.template.insert(new Document("_id", "held"), "data");
            try (ClientSession session = other.client.startSession()) {
                session.startTransaction();
                touch(other, session);
                Build holder = database.build()
                        .migration(
                                "1",
                                TransactionMode.NONE,
                                true,
                                context -> context.database()
                                        .getCollection("data")
                                        .updateOne(
                                                new Document("_id", "held"),
                                                new Document("$inc", new Document("times", 1))));
                CompletableFuture<MigrationReport> holding = Contention.start(holder.engine()::apply);
                Awaitility.await().until(() -> beats(database) > 0);
                CompletableFuture<MigrationReport> waiting =
                        Contention.start(database.direct().inserting("1").engine()::apply);
                awaitBeatsOfThreeLeases(database);
                session.abortTransaction();

                assertHolderDidItAll(holding, waiting, database);
                assertThat(other.template.findAll(Document.class, "data"))
                        .containsExactly(new Document("_id", "held").append("times", 1));
            }
        }
    }

    private static void touch(Build build, ClientSession session) {
        build.template
                .getDb()
                .getCollection("data")
                .updateOne(session, new Document("_id", "held"), new Document("$inc", new Document("times", 10)));
    }

    private static void awaitBeatsOfThreeLeases(ProxiedDatabase database) {
        long before = beats(database);
        Awaitility.await().atMost(SOON).until(() -> beats(database) >= before + BEATS_OF_THREE_LEASES);
    }

    private static long beats(ProxiedDatabase database) {
        return database.proxy.commands().stream().filter(BEAT).count();
    }

    private static void assertHolderDidItAll(
            CompletableFuture<MigrationReport> holding,
            CompletableFuture<MigrationReport> waiting,
            ProxiedDatabase database) {
        assertThat(holding).succeedsWithin(SOON);
        assertThat(waiting).succeedsWithin(SOON);
        assertThat(waiting.join().steps()).isEmpty();
        assertThat(database.direct().lock()).containsEntry("token", 1L).doesNotContainKey("holder");
    }

    @Test
    void aPoolOfOneThatIsBusyForThreeLeasesCostsTheLockAndNothingElse() {
        try (ProxiedDatabase database = new ProxiedDatabase()) {
            Hold slow = new Hold();
            database.proxy.when(nth(1, WRITTEN), slow.before(Fate.pass()));
            CompletableFuture<MigrationReport> holding =
                    Contention.start(two(database.build("maxPoolSize=1")).engine()::apply);
            slow.awaitReached();
            Build successor = two(database.direct());
            assertThat(successor.engine().apply().steps()).hasSize(2);
            slow.release();

            assertThat(holding).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(LockLostException.class);
            assertAllAppliedOnce(successor);
        }
    }

    private record Restart(Point point, boolean executed) {

        @Override
        public String toString() {
            return (executed ? "after " : "before ") + point;
        }
    }

    static Stream<Restart> restarts() {
        Stream<Point> points = Extent.FULL.isAskedFor()
                ? Stream.concat(points(), Stream.of(new Point("the release of the lock", LOCK_RELEASED, 1)))
                : points().filter(point -> point.command() == FENCED || point.equals(COMMITTED));
        return points.flatMap(point -> Stream.of(false, true).map(executed -> new Restart(point, executed)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("restarts")
    void aServerKilledAndStartedAgainInTheMiddleIsMadeUpFor(Restart restart) {
        try (PrivateServer server = start();
                ProxiedDatabase database = new ProxiedDatabase(server::uri)) {
            database.proxy.when(restart.point().once(), exchange -> {
                if (restart.executed()) {
                    exchange.execute();
                }
                server.kill();
                server.restart("--sync-on-commit");
                exchange.close();
            });
            Build instance = two(database.build());

            assertThat(instance.engine().apply().steps()).hasSize(2);
            assertAllAppliedOnce(database.direct());
            assertThat(database.direct().lock()).doesNotContainKey("holder");
            REPORT.line("server killed and started again %s: completed", restart);
        }
    }

    private static PrivateServer start() {
        return PrivateServer.start("--sync-on-commit");
    }

    @Test
    void aServerThatStaysAwayEndsTheRunAndTheNextStartCompletesIt() {
        try (PrivateServer server = start();
                ProxiedDatabase database = new ProxiedDatabase(server::uri)) {
            database.proxy.when(nth(2, WRITTEN), exchange -> {
                server.kill();
                exchange.close();
            });
            Build instance = two(database.build("serverSelectionTimeoutMS=300"));
            assertThatThrownBy(() -> instance.engine(new LeapingTicker(), Duration.ofSeconds(5))
                            .apply())
                    .isInstanceOf(MigrationException.class);
            server.restart("--sync-on-commit");

            Build next = two(database.direct());
            assertThat(next.engine().apply().steps()).hasSize(1);
            assertAllAppliedOnce(next);
        }
    }

    @AfterAll
    static void report() {
        REPORT.print();
    }
}
