package io.automigration.proof.many;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.automigration.internal.engine.Contention;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.proof.Extent;
import io.automigration.proof.Report;
import io.automigration.proof.many.Contender.Story;
import io.automigration.proof.many.Guarded.Effect;
import io.automigration.testsupport.MongoDbForTests;
import io.automigration.testsupport.StandaloneServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The bare lock and its fence, without the engine: eight contenders a round. Whether two holders could commit at a time is not
 * asked of the lock, but of what they left in the database: in the order in which it took place, tokens never fall, none is of
 * two contenders, and what is there is what was acknowledged.
 */
@Tag("long")
@Tag("slow")
class LockRoundsTests {

    private static final Report REPORT = new Report("lock rounds");
    private static final int ROUNDS = Extent.QUICK.isAskedFor() ? 200 : 60;
    private static final int CONTENDERS = 8;
    private static final Duration BOUND = Duration.ofSeconds(30);

    @Test
    void neverCanTwoHoldersCommitAndNoRoundIsStuck() {
        String name = MongoDbForTests.newDatabaseName();
        try (MongoClient client = MongoClients.create(MongoDbForTests.uri(name))) {
            MongoDatabase database = client.getDatabase(name);
            database.createCollection("effects");
            play("with transactions", round -> {
                String lock = "lock" + round;
                MongoCollection<Document> effects = database.getCollection("effects" + round);
                return new Round(
                        round,
                        new HistoryCollection(database, lock),
                        new InTransactions(client, database.getCollection(lock), effects));
            });
        }
    }

    @Test
    void alsoWithoutTransactions() {
        try (StandaloneServer server = StandaloneServer.start();
                MongoClient client = MongoClients.create(server.uri("rounds"))) {
            MongoDatabase database = client.getDatabase("rounds");
            play("on a standalone", round -> {
                String lock = "lock" + round;
                return new Round(
                        round,
                        new HistoryCollection(database, lock),
                        new Announced(database.getCollection(lock), database.getCollection("effects" + round)));
            });
        }
    }

    private interface Rounds {
        Round round(int number);
    }

    private record Round(int number, HistoryCollection collection, Guarded.Effects effects) {

        List<Story> play() {
            AtomicInteger wanted = new AtomicInteger(CONTENDERS);
            List<CompletableFuture<Story>> contenders = IntStream.range(0, CONTENDERS)
                    .mapToObj(i -> new Contender(i, collection, effects, wanted))
                    .map(Contention::start)
                    .toList();
            return contenders.stream()
                    .map(contender -> {
                        assertThat(contender).as("round %d", number).succeedsWithin(BOUND);
                        return contender.join();
                    })
                    .toList();
        }

        void check(List<Story> stories) {
            List<Effect> made = effects.made();
            assertThat(made).extracting(Effect::token).as("round %d", number).isSorted();
            Map<Long, Set<Integer>> contendersByToken = made.stream()
                    .collect(Collectors.groupingBy(
                            Effect::token,
                            TreeMap::new,
                            Collectors.mapping(Effect::contender, Collectors.toCollection(TreeSet::new))));
            assertThat(contendersByToken.values())
                    .as("round %d", number)
                    .allSatisfy(contenders -> assertThat(contenders).hasSize(1));
            for (int i = 0; i < CONTENDERS; i++) {
                int contender = i;
                assertThat(made)
                        .as("effects of contender %d in round %d", i, number)
                        .filteredOn(effect -> effect.contender() == contender)
                        .hasSize(stories.get(i).committed());
            }
        }
    }

    private static void play(String where, Rounds rounds) {
        long begun = System.nanoTime();
        int committed = 0;
        int taken = 0;
        int takenOver = 0;
        int lost = 0;
        for (int number = 0; number < ROUNDS; number++) {
            Round round = rounds.round(number);
            List<Story> stories = round.play();
            round.check(stories);
            for (Story story : stories) {
                committed += story.committed();
                taken += story.taken();
                takenOver += story.takenOver();
                lost += story.lost();
            }
        }
        assertThat(takenOver).as("live holders are taken over").isGreaterThan(ROUNDS);
        assertThat(lost).as("and notice it").isGreaterThan(ROUNDS / 4);
        REPORT.line(
                "%-18s %d rounds of %d: %d times taken, %d times taken over, %d times lost, %d commits, %d ms",
                where,
                ROUNDS,
                CONTENDERS,
                taken,
                takenOver,
                lost,
                committed,
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    @AfterAll
    static void report() {
        REPORT.print();
    }
}
