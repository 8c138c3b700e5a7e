package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.LOCK_RELEASED;
import static io.automigration.internal.engine.ProxiedDatabase.WRITTEN;
import static io.automigration.testsupport.wire.Command.any;
import static io.automigration.testsupport.wire.Command.named;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationReport;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.ChildProcess.Signal;
import io.automigration.testsupport.JavaProcess;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.Hold;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, killed, stopped and asked to end; their lease is two seconds. */
@Tag("ci")
@Tag("slow")
class ProcessTests {

    private static final int TERMINATED = 143;
    private static final int LOCK_LOST = 4;
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration A_LEASE_AND_A_BIT = Duration.ofSeconds(8);
    private static final Duration WITHIN_SECONDS = Duration.ofSeconds(12);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final ProxiedDatabase database = new ProxiedDatabase();

    @AfterEach
    void end() {
        database.close();
    }

    private ChildProcess process(String way) {
        return JavaProcess.of(MigratingProcess.class, database.proxy.uri(database.name), way)
                .withOption("-XX:TieredStopAtLevel=1")
                .withOption("--add-opens=java.base/java.lang=ALL-UNNAMED")
                .start();
    }

    private void assertNextStartCompletesWithin(Duration patience) {
        Build next = database.direct()
                .settings(settings -> Build.with(settings, LEASE))
                .migration(
                        "1",
                        context -> context.mongo().insert(new Document("_id", "1").append("by", "successor"), "data"));
        CompletableFuture<MigrationReport> run = Contention.start(next.engine()::apply);
        assertThat(run).succeedsWithin(patience);
        assertThat(run.join().steps()).hasSize(1);
        assertApplied(next, "successor");
    }

    private static void assertApplied(Build build, String by) {
        assertThat(build.template.findAll(Document.class, "data"))
                .singleElement()
                .satisfies(found -> assertThat(found).containsEntry("by", by));
        assertThat(build.entry("1")).containsEntry("state", "APPLIED").containsEntry("revision", 1L);
        assertThat(build.lock()).doesNotContainKey("holder");
    }

    @Test
    void aProcessMigratesAndLeavesNoThreadAndNoHookBehind() {
        try (ChildProcess child = process("quick")) {
            child.await("applied, nothing left behind");
            assertThat(child.awaitExit()).isZero();
            assertApplied(database.direct(), "child");
        }
    }

    @Test
    void afterAKillInAMigrationTheNextStartCompletesItWithinALease() {
        try (ChildProcess child = process("sleeping")) {
            child.await("inside");
            child.kill();

            assertNextStartCompletesWithin(A_LEASE_AND_A_BIT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleeping", "waking up and going on"})
    void aProcessThatWasStoppedPastItsLeaseCommitsNothing(String way) {
        try (ChildProcess child = process(way)) {
            child.await("inside");
            child.signal(Signal.STOP);
            assertNextStartCompletesWithin(A_LEASE_AND_A_BIT);
            child.signal(Signal.CONT);

            child.await("ended: LockLostException");
            assertThat(child.awaitExit()).isEqualTo(LOCK_LOST);
            assertApplied(database.direct(), "successor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleeping", "computing", "computing and deaf", "waking up and going on"})
    void aProcessThatIsAskedToEndDoesSoWithinSecondsAndFreesTheLock(String way) {
        try (ChildProcess child = process(way)) {
            child.await("inside");
            assertEndsWithinSeconds(child);

            assertThat(database.direct().lock()).doesNotContainKeys("holder", "orphan");
            assertNextStartCompletesWithin(AT_ONCE);
        }
    }

    @Test
    void aProcessThatTheServerKeepsBusyIsHelpedByEndingItsSession() {
        Hold busy = new Hold();
        database.proxy.when(nth(2, WRITTEN), busy.before(Fate.pass()));
        try (ChildProcess child = process("writing once more")) {
            busy.awaitReached();
            assertEndsWithinSeconds(child);

            assertThat(database.proxy.names()).contains("killSessions");
            assertThat(database.direct().lock()).doesNotContainKeys("holder", "orphan");
            assertNextStartCompletesWithin(AT_ONCE);
        }
    }

    @Test
    void aSessionThatMayNotBeEndedIsLeftToTheSuccessor() {
        Hold busy = new Hold();
        database.proxy.when(nth(2, WRITTEN), busy.before(Fate.pass()));
        database.proxy.when(named("killSessions"), Fate.fail(13));
        try (ChildProcess child = process("writing once more")) {
            busy.awaitReached();
            assertEndsWithinSeconds(child);

            assertThat(database.direct().lock()).doesNotContainKey("holder").containsKey("orphan");
            assertNextStartCompletesWithin(AT_ONCE);
            assertThat(database.direct().lock()).doesNotContainKey("orphan");
        }
    }

    @Test
    void aProcessWhoseDatabaseIsSilentEndsWithinSecondsAndItsLockByTheLease() {
        try (ChildProcess child = process("sleeping")) {
            child.await("inside");
            database.proxy.when(any(), Fate.dropRequest());
            assertEndsWithinSeconds(child);

            assertThat(database.proxy.commands()).anyMatch(LOCK_RELEASED);
            assertNextStartCompletesWithin(A_LEASE_AND_A_BIT);
        }
    }

    private static void assertEndsWithinSeconds(ChildProcess child) {
        long asked = System.nanoTime();
        child.signal(Signal.TERM);
        assertThat(child.awaitExit()).isEqualTo(TERMINATED);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(WITHIN_SECONDS);
    }
}
