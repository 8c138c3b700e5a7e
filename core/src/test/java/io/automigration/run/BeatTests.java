package io.automigration.run;

import static io.automigration.run.ProxiedDatabase.BEAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.automigration.history.Activity;
import io.automigration.history.HistoryCollection;
import io.automigration.history.Participant;
import io.automigration.lock.Heartbeat;
import io.automigration.lock.MigrationLock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BeatTests {

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
                Participant.here("shop", "1"));
        return new Heartbeat(lock, 1, Duration.ofSeconds(1), activity, lost);
    }

    @Test
    void aStepThatBeginsJustWhenTheLockIsLostDoesNotTripOverIt() throws InterruptedException {
        CountDownLatch lost = new CountDownLatch(1);
        try (Heartbeat beat = beating(() -> null, lost::countDown)) {
            assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
            Awaitility.await()
                    .untilAsserted(() -> assertThatCode(beat::stepBegan).doesNotThrowAnyException());
            Awaitility.await().until(() -> noThread("auto-migration-beat"));
            assertThatCode(beat::stepBegan).doesNotThrowAnyException();
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

    static boolean noThread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(name));
    }
}
