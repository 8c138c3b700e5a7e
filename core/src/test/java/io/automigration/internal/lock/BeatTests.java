package io.automigration.internal.lock;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.MigrationReport;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.Contention;
import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.internal.store.Activity;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.internal.store.Participant;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.Hold;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // migrations here wait for a beat to end them
@Tag("slow")
class BeatTests {

    private static final Duration LEASE = Duration.ofSeconds(1);

    private final ProxiedDatabase database = new ProxiedDatabase();
    private final Build build = database.build();

    @AfterEach
    void end() {
        database.close();
    }

    private Heartbeat beating(Supplier<@Nullable Activity> activity, Runnable lost) {
        MigrationLock lock = new MigrationLock(
                new HistoryCollection(build.client.getDatabase(database.name), "_migrations"),
                "a run",
                Participant.here("shop", "1"),
                LEASE);
        return new Heartbeat(lock, 1, LEASE, activity, lost);
    }

    @Test
    void aStepThatBeginsJustWhenTheLockIsLostDoesNotTripOverIt() throws InterruptedException {
        CountDownLatch lost = new CountDownLatch(1);
        try (Heartbeat beat = beating(() -> null, lost::countDown)) {
            assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThatCode(() -> beat.workBegan(() -> {})).doesNotThrowAnyException());
            Awaitility.await().until(() -> noThread("auto-migration-beat"));
            assertThatCode(() -> beat.workBegan(() -> {})).doesNotThrowAnyException();
        }
    }

    @Test
    void anUnexpectedErrorInABeatDoesNotEndTheBeating() {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch lost = new CountDownLatch(1);
        Supplier<@Nullable Activity> activity = () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("planted by a test");
            }
            return null;
        };
        try (Heartbeat beat = beating(activity, lost::countDown)) {
            Awaitility.await().until(() -> database.proxy.commands().stream().anyMatch(BEAT));
        }
    }

    @Test
    void aHolderBeatsFourTimesALeaseAndIsInNoWayOfItsOwnStep() {
        AtomicInteger tries = new AtomicInteger();
        Build holder = build.migration("1", context -> {
            tries.incrementAndGet();
            context.mongo().insert(new Document("_id", "1"), "data"); // its snapshot is of now, before the beats
            Awaitility.await().until(() -> beats() >= 4);
        });
        long begun = System.nanoTime();
        holder.engine().apply();

        assertThat(tries).hasValue(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(700));
        assertThat(holder.lock()).containsEntry("beat", beats());
    }

    private long beats() {
        return database.proxy.commands().stream().filter(BEAT).count();
    }

    @Test
    void whatTheHolderDoesIsToBeSeenHalfASecondAfterItsStepBegan() {
        build.settings(settings -> Build.with(settings, Duration.ofMinutes(1))).migration("1", context -> {
            context.progress(3, 10);
            Awaitility.await().until(() -> database.direct().lock().containsKey("activity"));
            assertThat(database.direct().lock().get("activity", Document.class))
                    .containsEntry("version", "1")
                    .containsEntry("direction", "up")
                    .containsEntry("done", 3L)
                    .containsEntry("total", 10L)
                    .containsKey("since");
        });
        build.engine().apply();

        assertThat(build.lock()).doesNotContainKeys("activity", "holder");
        assertThat(beats()).isOne();
    }

    @Test
    void aBeatThatArrivesAfterTheLockIsAnothersChangesNothing() {
        Hold late = new Hold();
        database.proxy.when(nth(1, BEAT), late.before(Fate.pass()));
        build.migration("1", context -> late.awaitReached());
        build.engine().apply();
        CountDownLatch done = new CountDownLatch(1);
        Build next = database.direct()
                .settings(settings -> Build.with(settings, Duration.ofMinutes(1)))
                .migration("1", context -> {})
                .migration("2", context -> done.await());
        CompletableFuture<MigrationReport> running = Contention.start(next.engine()::apply);
        Awaitility.await().until(() -> next.fence().getLong("token") == 2L);
        late.release();
        done.countDown();
        assertThat(running).succeedsWithin(Duration.ofSeconds(10));
        assertThat(next.lock()).containsEntry("token", 2L);
    }

    @Test
    void aBeatThatIsRefusedEndsTheStepAndNothingOfItStays() {
        build.migration("1", context -> {
            context.mongo().insert(new Document("_id", "1"), "data");
            database.direct()
                    .template
                    .getCollection("_migrations")
                    .updateOne(new Document("_id", "lock"), new Document("$set", new Document("token", 9L)));
            new CountDownLatch(1).await();
        });

        assertThatThrownBy(build.engine()::apply)
                .isInstanceOf(LockLostException.class)
                .hasMessageContaining("another run holds the lock");
        assertThat(build.data()).isEmpty();
        assertThat(build.entry("1")).isNull();
        assertThat(build.lock()).as("what is another's is not released").containsKey("holder");
    }

    @Test
    void aLoopWithoutATransactionIsToldThatTheLockIsLost() {
        build.migration("1", TransactionMode.NONE, true, context -> {
            database.direct()
                    .template
                    .getCollection("_migrations")
                    .updateOne(new Document("_id", "lock"), new Document("$set", new Document("token", 9L)));
            while (true) {
                context.ensureHeld();
                Thread.onSpinWait();
            }
        });

        assertThatThrownBy(build.engine()::apply).isInstanceOf(LockLostException.class);
        assertThat(build.entry("1")).containsEntry("state", "FAILED");
    }

    @Test
    void beatsThatGetNoAnswerAreOnlyAWarning() {
        AtomicInteger lost = new AtomicInteger();
        database.proxy.when(BEAT.and(command -> lost.incrementAndGet() <= 2), Fate.dropRequest());
        build.migration("1", context -> Awaitility.await().until(() -> beats() >= 4));

        assertThat(build.engine().apply().steps()).hasSize(1);
    }

    static boolean noThread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(name));
    }
}
