package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.LOCK_ACQUIRED;
import static io.automigration.internal.engine.ProxiedDatabase.LOCK_INSERTED;
import static io.automigration.internal.engine.ProxiedDatabase.POLL;
import static io.automigration.internal.engine.ProxiedDatabase.READ;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.MigrationFailedException;
import io.automigration.MigrationReport;
import io.automigration.internal.lock.FailedElsewhereException;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.Hold;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LockQueueTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    // an error of no consequence but that the command was not answered
    private static final int EXCEEDED_TIME_LIMIT = 262;

    private final ProxiedDatabase database = new ProxiedDatabase();

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void whoWaitsForOthersNoticesThatNothingIsLeftAlsoWhenTheReadAfterTheReleaseGetsNoAnswer() {
        assertThat(readAfterReleaseLost(MigrationEngine::await).steps()).isEmpty();
    }

    @Test
    void whoWaitsForTheLockReadsTheEntriesBeforeAcquiringAReleasedOneAlsoWhenTheFirstReadGetsNoAnswer() {
        assertThat(readAfterReleaseLost(MigrationEngine::apply).steps()).isEmpty();
        assertThat(database.proxy.commands()).noneMatch(LOCK_ACQUIRED);
    }

    private MigrationReport readAfterReleaseLost(Function<MigrationEngine, MigrationReport> way) {
        CountDownLatch done = new CountDownLatch(1);
        Build holder = database.direct().migration("1", context -> done.await());
        CompletableFuture<MigrationReport> holding = Contention.start(holder.engine()::apply);
        Awaitility.await().until(() -> holder.fence() != null);
        database.proxy.when(nth(2, READ), Fate.fail(EXCEEDED_TIME_LIMIT));
        Build waiter = database.build("retryReads=false").migration("1", context -> {});
        CompletableFuture<MigrationReport> waiting = Contention.start(() -> way.apply(waiter.engine()));
        Awaitility.await().until(() -> database.proxy.commands().stream().anyMatch(POLL));
        done.countDown();
        holding.join();

        assertThat(waiting).succeedsWithin(SOON);
        return waiting.join();
    }

    @Test
    void whoCameTooLateForTheLockDoesNotTryAgainWhatFailedMeanwhile() {
        Hold hold = new Hold();
        database.proxy.when(LOCK_INSERTED, hold.before(Fate.pass()));
        AtomicInteger tries = new AtomicInteger();
        Build late = database.build().migration("1", context -> tries.incrementAndGet());
        CompletableFuture<MigrationReport> waiting = Contention.start(late.engine()::apply);
        hold.awaitReached();
        Build failing = database.direct().migration("1", context -> {
            throw new IllegalStateException("as on every instance");
        });
        assertThatThrownBy(failing.engine()::apply).isInstanceOf(MigrationFailedException.class);
        hold.release();

        assertThat(waiting)
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(FailedElsewhereException.class)
                .withMessageContaining("as on every instance");
        assertThat(tries).hasValue(0);
    }

    @Test
    void whoWaitsForADeadHolderGoesOnWhenAPersonDeletesTheLock() {
        Build waiter =
                database.build().inserting("1").settings(settings -> Build.with(settings, Duration.ofMinutes(10)));
        Contention.deadHolder(waiter);
        CompletableFuture<MigrationReport> waiting = Contention.start(waiter.engine()::apply);
        Awaitility.await().until(() -> database.proxy.commands().stream().anyMatch(POLL));
        waiter.template.getCollection("_migrations").deleteOne(new Document("_id", "lock"));

        assertThat(waiting).succeedsWithin(SOON);
        assertThat(waiter.data()).containsExactly("1");
    }

    @Test
    void aLockWhoseAcquisitionGotNoAnswerIsOnesOwnAndItsSessionIsNotEnded() {
        database.proxy.when(nth(1, LOCK_INSERTED), Fate.closeAfter());
        Build build = database.build("retryWrites=false").inserting("1");

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(database.proxy.commands()).filteredOn(LOCK_INSERTED).hasSize(1);
        assertThat(database.proxy.names()).doesNotContain("killSessions");
    }

    @Test
    void betweenAttemptsWithoutAnAnswerItPauses() {
        Build build = database.build("retryWrites=false").inserting("1");
        AtomicInteger lost = new AtomicInteger();
        database.proxy.when(LOCK_INSERTED.and(command -> lost.incrementAndGet() <= 5), Fate.fail(EXCEEDED_TIME_LIMIT));

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(database.proxy.commands()).filteredOn(POLL).hasSizeGreaterThanOrEqualTo(5);
    }
}
