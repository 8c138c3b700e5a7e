package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.ENTRY_WRITTEN;
import static io.automigration.internal.engine.ProxiedDatabase.FENCE_READ;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.MigrationFailedException;
import io.automigration.TransactionMode;
import io.automigration.internal.lock.LockLostException;
import io.automigration.internal.plan.InterruptedMigrationException;
import io.automigration.testsupport.StandaloneServer;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.WireProxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class StandaloneTests {

    private static StandaloneServer server;
    private static int databases;

    private final String name = "standalone" + ++databases;
    private final WireProxy proxy = WireProxy.to(server.uri(name));
    private final Build build =
            new Build(proxy.uri(name)).settings(settings -> Build.with(settings, Duration.ofSeconds(1)));
    private final AtomicInteger tries = new AtomicInteger();

    @BeforeAll
    static void start() {
        server = StandaloneServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void end() {
        build.close();
        proxy.close();
    }

    private Build counting(boolean idempotent) {
        return build.migration("1", TransactionMode.DEFAULT, idempotent, context -> tries.incrementAndGet());
    }

    private void raiseTo(long token) {
        build.template
                .getCollection("_migrations")
                .updateOne(new Document("_id", "fence"), new Document("$set", new Document("token", token)));
    }

    private void put(Document entry) {
        build.template.getCollection("_migrations").insertOne(entry);
    }

    private static Document started() {
        return new Document("_id", "1")
                .append("format", 1)
                .append("version", 1)
                .append("name", "m1")
                .append("state", "STARTED")
                .append("revision", 5L)
                .append("token", 2L)
                .append("run", "dead");
    }

    @Test
    void aStepIsAnnouncedBegunAndFinished() {
        counting(false).engine().apply();

        assertThat(tries).hasValue(1);
        assertThat(proxy.names())
                .containsExactly(
                        "find", "insert", "update", "find", // read, lock, fence, plan again
                        "update", "find", "update", // announced, fence read, finished
                        "update"); // free
        assertThat(build.entry("1"))
                .containsEntry("state", "APPLIED")
                .containsEntry("revision", 2L)
                .containsEntry("transaction", false);
    }

    @Test
    void anAnnouncementUnderARaisedFenceIsWithdrawnWithARevisionOfItsOwn() {
        proxy.when(nth(1, FENCE_READ), exchange -> {
            raiseTo(9);
            Fate.pass().befall(exchange);
        });

        assertThatThrownBy(counting(false).engine()::apply)
                .isInstanceOf(LockLostException.class)
                .hasMessageContaining("the fence is at 9");
        assertThat(tries).hasValue(0);
        assertThat(build.entry("1")).containsEntry("state", "FAILED").containsEntry("revision", 2L);
        build.engine().apply();
        assertThat(tries).hasValue(1);
        assertThat(build.entry("1")).containsEntry("state", "APPLIED").containsEntry("revision", 4L);
    }

    @Test
    void anAnnouncementIsWithdrawnToWhatTheEntryWas() {
        put(started());
        proxy.when(nth(1, FENCE_READ), exchange -> {
            raiseTo(9);
            Fate.pass().befall(exchange);
        });

        assertThatThrownBy(counting(true).engine()::apply).isInstanceOf(LockLostException.class);
        assertThat(tries).hasValue(0);
        assertThat(build.entry("1")).containsEntry("state", "STARTED").containsEntry("revision", 7L);
    }

    @Test
    void anAnnouncementThatArrivesOnceMoreAfterItWasWithdrawnChangesNothing() {
        Document announced = new Document();
        proxy.when(nth(1, ENTRY_WRITTEN), exchange -> {
            announced.putAll(Document.parse(exchange.command().body().toJson()));
            Fate.pass().befall(exchange);
        });
        proxy.when(nth(1, FENCE_READ), exchange -> {
            raiseTo(9);
            Fate.pass().befall(exchange);
        });
        assertThatThrownBy(counting(false).engine()::apply).isInstanceOf(LockLostException.class);
        announced.keySet().retainAll(Set.of("update", "updates", "ordered"));
        build.template.executeCommand(announced);

        assertThat(build.entry("1")).containsEntry("state", "FAILED").containsEntry("revision", 2L);
    }

    @Test
    void anAnnouncementThatFindsTheEntryThereByNowLeavesItAndIsPlannedAgain() {
        proxy.when(nth(1, ENTRY_WRITTEN), exchange -> {
            put(started().append("state", "APPLIED"));
            Fate.pass().befall(exchange);
        });
        counting(false).engine().apply();

        assertThat(tries).hasValue(0);
        assertThat(build.entry("1"))
                .containsEntry("run", "dead")
                .containsEntry("state", "APPLIED")
                .containsEntry("revision", 5L);
    }

    @Test
    void oneThatWasInterruptedIsRefused() {
        put(started());

        assertThatThrownBy(counting(false).engine()::apply).isInstanceOf(InterruptedMigrationException.class);
        assertThat(tries).hasValue(0);
        assertThat(build.entry("1")).containsEntry("state", "STARTED").containsEntry("revision", 5L);
    }

    @Test
    void oneThatWasInterruptedAndIsIdempotentIsRunAgainFromItsStart() {
        put(started());
        counting(true).engine().apply();

        assertThat(tries).hasValue(1);
        assertThat(build.entry("1")).containsEntry("state", "APPLIED").containsEntry("revision", 7L);
    }

    @Test
    void oneThatThrewIsInterruptedUnlessItIsIdempotent() {
        build.migration("1", TransactionMode.DEFAULT, false, context -> {
            throw new IllegalStateException("half way");
        });
        assertThatThrownBy(build.engine()::apply).isInstanceOf(MigrationFailedException.class);

        assertThat(build.entry("1")).containsEntry("state", "FAILED");
        assertThat(build.entry("1").get("error", Document.class)).containsEntry("rolledBack", false);
        assertThatThrownBy(build.engine()::apply).isInstanceOf(InterruptedMigrationException.class);
    }

    @Test
    void aStepWhoseEntryWasTakenOverWhileItRanDoesNotFinishIt() {
        build.migration("1", TransactionMode.DEFAULT, true, context -> {
            raiseTo(9);
            build.template
                    .getCollection("_migrations")
                    .updateOne(
                            new Document("_id", "1"),
                            new Document("$inc", new Document("revision", 1L))
                                    .append("$set", new Document("run", "successor").append("token", 9L)));
        });

        assertThatThrownBy(build.engine()::apply).isInstanceOf(LockLostException.class);
        assertThat(build.entry("1")).containsEntry("state", "STARTED").containsEntry("run", "successor");
    }

    @Test
    void lostAnswersOfAnnouncementAndFinishAreMadeUpFor() {
        AtomicInteger entries = new AtomicInteger();
        proxy.when(ENTRY_WRITTEN.and(command -> entries.incrementAndGet() % 2 == 1), Fate.closeAfter());
        counting(false).engine().apply();

        assertThat(tries).hasValue(1);
        assertThat(build.entry("1")).containsEntry("state", "APPLIED").containsEntry("revision", 2L);
    }

    @Test
    void aTransactionThatIsRequiredIsRefusedBeforeAnythingIsWritten() {
        build.migration("1", TransactionMode.REQUIRED, false, context -> {});

        assertThatThrownBy(build.engine()::apply).isInstanceOf(TransactionsUnavailableException.class);
        assertThat(proxy.names()).containsExactly("find");
    }
}
