package io.automigration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Updates;
import io.automigration.MigrationReport;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import io.automigration.internal.lock.LockLostException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of the lock's and the fence's states in {@code docs/internals/design.md}: each is made, and what its row says is
 * so.
 */
@Tag("slow")
class LockStatesTests {

    private static final Map<String, Consumer<StateTables.Row>> STATES = Map.of(
            "none, none", LockStatesTests::neverTaken,
            "free, same token", LockStatesTests::freed,
            "free, lower", LockStatesTests::freedBeforeTheRaise,
            "free, `orphan`, any", LockStatesTests::orphaned,
            "held, beat grows, any", LockStatesTests::living,
            "held, beat stands still, any", row -> dead(row, found -> {}),
            "held, beat stands still, lower",
                    row -> dead(row, found -> found.change("fence", Updates.inc("token", -1L))),
            "held, higher", LockStatesTests::restored,
            "free, edited, any", LockStatesTests::edited,
            "none, some", LockStatesTests::deleted);

    static Stream<StateTables.Row> rows() {
        return StateTables.under("lock").stream();
    }

    private static String state(StateTables.Row row) {
        return row.cell("lock") + ", " + row.cell("fence");
    }

    @Test
    void eachRowIsAStateThatIsMadeHere() {
        assertThat(rows()).extracting(LockStatesTests::state).containsExactlyInAnyOrderElementsOf(STATES.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void itIsAsTheTableSays(StateTables.Row row) {
        STATES.get(state(row)).accept(row);
    }

    private static void neverTaken(StateTables.Row row) {
        try (Build build = new Build(Build.newUri()).inserting("1")) {
            assertSays(row, Called.of(build, "status").out());
            assertNext(row, "the lock is inserted with token 1");
            build.engine().apply();
            assertThat(build.template.getCollection("_migrations").find(new Document("_id", "lock")))
                    .singleElement()
                    .satisfies(lock -> assertThat(lock).containsEntry("token", 1L));
        }
    }

    private static void freed(StateTables.Row row) {
        try (Found found = new Found()) {
            takenWithTheNextToken(row, found);
        }
    }

    private static void freedBeforeTheRaise(StateTables.Row row) {
        try (Found found = new Found()) {
            found.change("fence", Updates.inc("token", -1L));
            takenWithTheNextToken(row, found);
        }
    }

    private static void takenWithTheNextToken(StateTables.Row row, Found found) {
        long before = found.lock().getLong("token");
        assertSays(row, found.status(false));
        assertNext(row, "taken with the next token");
        assertApplies(found);
        assertThat(found.lock()).containsEntry("token", before + 1).doesNotContainKey("holder");
        assertThat(found.fence()).containsEntry("token", before + 1);
    }

    private static void orphaned(StateTables.Row row) {
        try (Found found = new Found();
                Build next = found.build(false)) {
            BsonDocument orphan = new BsonDocument("id", new BsonBinary(UUID.randomUUID()));
            found.change("lock", Updates.set("orphan", orphan));
            assertSays(row, found.status(false));
            assertNext(row, "taken; the new holder ends the session");
            next.engine().apply();
            assertThat(next.commands.commands())
                    .filteredOn(command -> command.getFirstKey().equals("killSessions"))
                    .singleElement()
                    .satisfies(command ->
                            assertThat(command.getArray("killSessions")).containsExactly(orphan));
            assertThat(found.lock()).doesNotContainKeys("orphan", "holder");
        }
    }

    private static void living(StateTables.Row row) {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Found found = new Found();
                Build holder = blocking(found, inside, goOn);
                Build other = found.build(false)) {
            CompletableFuture<MigrationReport> run =
                    CompletableFuture.supplyAsync(() -> holder.engine().apply());
            await(inside);
            assertSays(row, Called.of(other, "status").out());
            assertNext(row, "others wait, and leave when nothing is pending");
            other.commands.clear();
            CompletableFuture<MigrationReport> waiter =
                    CompletableFuture.supplyAsync(() -> other.engine().apply());
            while (other.commands.names().size() < 3) { // it has read everything, and looks at the lock
                assertThat(waiter).isNotDone();
                Thread.onSpinWait();
            }
            goOn.countDown();
            assertThat(run.join().steps()).hasSize(1);
            assertThat(waiter.join().steps()).isEmpty();
            assertThat(other.commands.names()).containsOnly("find");
        }
    }

    private static void dead(StateTables.Row row, Consumer<Found> besides) {
        try (Found found = new Found()) {
            found.deadHolder();
            besides.accept(found);
            assertSays(row, found.status(false));
            assertNext(
                    row, "after a lease taken over by who watched and has something to do; who has nothing lets it be");
            try (Build done = found.empty().inserting("1")) {
                assertThat(done.engine().apply().steps()).isEmpty();
                assertThat(found.lock()).containsKey("holder");
            }
            assertApplies(found);
            assertThat(found.lock()).doesNotContainKey("holder");
        }
    }

    private static void restored(StateTables.Row row) {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Found found = new Found();
                Build holder = blocking(found, inside, goOn)) {
            CompletableFuture<MigrationReport> run =
                    CompletableFuture.supplyAsync(() -> holder.engine().apply());
            await(inside);
            found.change("fence", Updates.inc("token", 7L));
            long fence = found.fence().getLong("token");
            assertSays(row, found.status(false));
            assertNext(row, "the holder ends with *lock lost*; the next token is above both");
            goOn.countDown();
            assertThatThrownBy(run::join).hasCauseInstanceOf(LockLostException.class);
            assertThat(holder.data()).containsExactly("1");
            assertApplies(found);
            assertThat(found.lock()).containsEntry("token", fence + 1);
        }
    }

    private static void edited(StateTables.Row row) {
        try (Found found = new Found()) {
            found.change("lock", Document.parse("{$set: {token: 'seven', holder: null}}"));
            long fence = found.fence().getLong("token");
            assertSays(row, found.status(false));
            assertNext(row, "taken; the next token is above the fence");
            assertApplies(found);
            assertThat(found.lock()).containsEntry("token", fence + 1).doesNotContainKey("holder");
        }
    }

    private static void deleted(StateTables.Row row) {
        try (Found found = new Found()) {
            found.change("fence", Updates.inc("token", 7L));
            found.forget("lock");
            long fence = found.fence().getLong("token");
            assertSays(row, found.status(false));
            assertNext(row, "inserted with a token above the fence");
            assertApplies(found);
            assertThat(found.lock()).containsEntry("token", fence + 1);
        }
    }

    private static void assertApplies(Found found) {
        try (Build next = found.build(false)) {
            assertThat(next.engine().apply().steps()).hasSize(1);
            assertThat(next.data()).containsExactly("1", "2");
        }
    }

    private static void assertSays(StateTables.Row row, String status) {
        List<String> words = row.quoted("`migrate status` says");
        assertThat(words).isNotEmpty();
        assertThat(status).contains(words);
    }

    private static void assertNext(StateTables.Row row, String asked) {
        assertThat(row.cell("what happens next")).isEqualTo(asked);
    }

    private static Build blocking(Found found, CountDownLatch inside, CountDownLatch goOn) {
        return found.empty()
                .inserting("1")
                .migration("2", TransactionMode.DEFAULT, false, MongoMigration.of(context -> {
                    context.mongo().insert(new Document("_id", "2"), "data");
                    inside.countDown();
                    goOn.await();
                }));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
