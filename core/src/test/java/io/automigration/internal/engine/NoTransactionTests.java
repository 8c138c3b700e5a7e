package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.COMMIT;
import static io.automigration.internal.engine.ProxiedDatabase.FENCED;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.MigrationReport;
import io.automigration.TransactionMode;
import io.automigration.internal.lock.LockLostException;
import io.automigration.internal.plan.InterruptedMigrationException;
import io.automigration.internal.step.OutcomeUnknownException;
import io.automigration.internal.time.Ticker;
import io.automigration.testsupport.wire.Fate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Migrations without a transaction, on a server that has them. */
class NoTransactionTests {

    private final ProxiedDatabase database = new ProxiedDatabase();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void end() {
        database.close();
    }

    private Build counting() {
        return database.build().migration("1", TransactionMode.NONE, false, context -> tries.incrementAndGet());
    }

    @Test
    void theStepIsAnnouncedTogetherWithTheFence() {
        Build build = counting();
        build.engine().apply();

        assertThat(tries).hasValue(1);
        assertThat(build.commands.names())
                .containsExactly(
                        "find",
                        "insert",
                        "update",
                        "find", // read, lock, fence, plan again
                        "update",
                        "commitTransaction",
                        "update", // announced, finished
                        "update"); // free
        assertThat(database.proxy.commands()).filteredOn(FENCED).hasSize(1);
        assertThat(build.entry("1")).containsEntry("state", "APPLIED").containsEntry("revision", 2L);
    }

    @Test
    void underARaisedFenceNothingIsAnnounced() {
        Build build = counting();
        database.proxy.when(nth(1, FENCED), exchange -> {
            build.template
                    .getCollection("_migrations")
                    .updateOne(new Document("_id", "fence"), new Document("$set", new Document("token", 9L)));
            Fate.pass().befall(exchange);
        });

        assertThatThrownBy(build.engine()::apply).isInstanceOf(LockLostException.class);
        assertThat(tries).hasValue(0);
        assertThat(build.entry("1")).isNull();
    }

    @Test
    void anAnnouncementThatFindsTheEntryThereByNowLeavesItAndIsPlannedAgain() {
        database.proxy.when(nth(1, FENCED), exchange -> {
            database.appliedByAnother("1");
            Fate.pass().befall(exchange);
        });
        Build build = counting();
        build.engine().apply();

        assertThat(tries).hasValue(0);
        assertThat(build.entry("1")).containsEntry("run", "another").containsEntry("revision", 1L);
    }

    @Test
    void anAnnouncementWhoseCommitIsNeverAnsweredIsUnknownAndItsCodeIsNotBegun() {
        database.proxy.when(COMMIT, Fate.closeAfter());

        assertThatThrownBy(counting().engine(Ticker.system(), Duration.ofMillis(100))::apply)
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(tries).hasValue(0);
        assertThatThrownBy(database.direct()
                        .migration("1", TransactionMode.NONE, false, context -> {})
                        .engine()::apply)
                .isInstanceOf(InterruptedMigrationException.class);
    }

    @Test
    void anAnnouncementWhoseTransactionConflictsIsMadeAgain() {
        database.proxy.when(nth(1, FENCED), Fate.fail(112, "TransientTransactionError"));
        counting().engine().apply();

        assertThat(tries).hasValue(1);
        assertThat(database.proxy.commands()).filteredOn(FENCED).hasSize(2);
    }

    @Test
    void aSuccessorRefusesWhatItsPredecessorLeftHalfDone() {
        Build predecessor = database.build("serverSelectionTimeoutMS=500")
                .migration("1", TransactionMode.NONE, false, context -> {
                    tries.incrementAndGet();
                    database.proxy.cutOff();
                });
        CompletableFuture<MigrationReport> unused = Contention.start(predecessor.engine()::apply);
        Awaitility.await().until(() -> tries.get() == 1);

        assertThatThrownBy(database.direct()
                        .migration("1", TransactionMode.NONE, false, context -> tries.incrementAndGet())
                        .engine()::apply)
                .isInstanceOf(InterruptedMigrationException.class);
        assertThat(tries).hasValue(1);
    }
}
