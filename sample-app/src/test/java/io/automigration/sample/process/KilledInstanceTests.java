package io.automigration.sample.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.sample.Snapshot;
import io.automigration.testsupport.ChildProcess.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One instance comes to harm in the middle of a migration's transaction. */
@Tag("ci")
@Tag("slow")
class KilledInstanceTests {

    private static final String[] NOTHING_HOLDS_IT = {"--spring.profiles.active=prod,slow", "--server.port=0"};

    private final Database database = new Database();
    private Path hold;

    @BeforeEach
    void oldDataIsMigratedUpToTheSlowOne(@TempDir Path directory) throws IOException {
        hold = Files.createFile(directory.resolve("hold"));
        database.fillWithOldData();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void killedAndStartedAgainItIsAsIfNothingHadHappened() {
        try (Instance killed = startHeld()) {
            Snapshot before = database.snapshot();
            killed.process().kill();
            assertThat(database.snapshot()).isEqualTo(before);
            assertThat(database.isLocked()).isTrue();
        }
        try (Instance next = Instance.start(database, NOTHING_HOLDS_IT)) {
            next.awaitPort();
            Duration run = Duration.ofSeconds(Long.parseLong(
                    next.await("is up to date: 1 migration applied in (\\d+) s").group(1)));
            // a lease, some polls, and the migration's own time, on a busy machine; the server alone would take 60 s
            assertThat(run).isBetween(Instance.LEASE, Instance.LEASE.plusSeconds(15));
        }
        assertThat(database.counted()).containsExactly(1);
        assertThat(database.isLocked()).isFalse();
    }

    @Test
    void stoppedPastItsLeaseAndContinuedItCommitsNothingAndSaysThatItLostTheLock() throws IOException {
        try (Instance stopped = startHeld();
                Instance next = Instance.start(database, NOTHING_HOLDS_IT)) {
            stopped.process().signal(Signal.STOP);
            next.awaitPort();
            Snapshot after = database.snapshot();
            assertThat(database.counted()).containsExactly(1);

            Files.delete(hold);
            stopped.process().signal(Signal.CONT);

            assertThat(stopped.awaitExit()).isEqualTo(4);
            assertThat(stopped.output()).contains("This run held the lock with token 1 and lost it");
            assertThat(database.snapshot()).isEqualTo(after);
        }
    }

    @Test
    void toldToEndItEndsAtOnceAndLeavesTheLockFree() {
        try (Instance told = startHeld()) {
            Snapshot before = database.snapshot();
            long start = System.nanoTime();

            told.process().signal(Signal.TERM);

            assertThat(told.awaitExit()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(database.isLocked()).isFalse();
            assertThat(database.snapshot()).isEqualTo(before);
        }
    }

    private Instance startHeld() {
        Instance instance =
                Instance.start(database, "--spring.profiles.active=prod,slow", "--server.port=0", "--held.by=" + hold);
        instance.await(V9__CountUsers.IN_THE_MIDDLE);
        return instance;
    }
}
