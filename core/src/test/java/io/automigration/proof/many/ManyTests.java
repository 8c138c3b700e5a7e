package io.automigration.proof.many;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationException;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.Contention;
import io.automigration.internal.engine.Log;
import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.proof.Report;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import io.automigration.testsupport.MongoDbForTests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty instances, some of them processes of their own, start at once on an empty database; all but one have to wait. */
@Tag("ci")
@Tag("slow")
class ManyTests {

    private static final Report REPORT = new Report("many");
    private static final int ENGINES = 45;
    private static final int PROCESSES = 5;
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    private Path signs;

    private final ProxiedDatabase database = new ProxiedDatabase();
    private final Build reader = database.direct();
    private final List<ChildProcess> processes = new ArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();
    private final Log log = new Log();
    private List<CompletableFuture<String>> engines = List.of();

    @BeforeEach
    void quiet() {
        log.alone();
    }

    @AfterEach
    void end() {
        processes.forEach(ChildProcess::close);
        database.close();
        log.close();
    }

    @Test
    void ofFiftyOneMigratesAndTheOthersSayWhomTheyWaitForAndStart() {
        Crowd crowd = new Crowd(signs, false);
        start(crowd);
        awaitAllWaitFor(winner());
        crowd.goOn();

        assertThat(ends())
                .hasSize(ENGINES + PROCESSES)
                .containsOnlyOnce(Crowd.PENDING + " steps")
                .satisfies(ends ->
                        assertThat(Collections.frequency(ends, "0 steps")).isEqualTo(ENGINES + PROCESSES - 1));
        assertThat(data())
                .hasSize(Crowd.PENDING)
                .allSatisfy(counted -> assertThat(counted).containsEntry("times", 1));
        assertThat(reader.lock()).containsEntry("token", 1L).doesNotContainKey("holder");
        REPORT.line("%d engines and %d processes, %d pending: each once", ENGINES, PROCESSES, Crowd.PENDING);
    }

    @Test
    void whatFailsIsTriedOnceByAllWhoWatchedIt() {
        Crowd crowd = new Crowd(signs, true);
        start(crowd);
        awaitAllWaitFor(winner());
        crowd.goOn();

        List<String> ends = ends();
        assertThat(ends)
                .containsOnlyOnce("MIGRATION_FAILED")
                .satisfies(all -> assertThat(Collections.frequency(all, "FAILED_ELSEWHERE"))
                        .isEqualTo(ENGINES + PROCESSES - 1));
        long tried = tries.get()
                + processes.stream()
                        .filter(process -> process.output().contains("tried what throws"))
                        .count();
        assertThat(tried).isOne();
        assertThat(data()).containsExactly(new Document("_id", "1").append("times", 1));
        REPORT.line("%d engines and %d processes, one failing: tried %d time", ENGINES, PROCESSES, tried);
    }

    private void start(Crowd crowd) {
        IntStream.range(0, PROCESSES)
                .mapToObj(i -> JavaProcess.of(
                                CrowdProcess.class,
                                crowd.signs().toString(),
                                Boolean.toString(crowd.fails()),
                                "process-" + i + ".",
                                MongoDbForTests.uri(database.name))
                        .withOption("-XX:TieredStopAtLevel=1")
                        .start())
                .forEach(processes::add);
        List<Build> builds = IntStream.range(0, ENGINES)
                .mapToObj(i -> crowd.instance(engine(i), database.direct(), tries::incrementAndGet))
                .toList();
        processes.forEach(process -> process.await("ready"));
        engines = IntStream.range(0, ENGINES)
                .mapToObj(i -> Contention.start(() -> {
                    Thread.currentThread().setName(engine(i));
                    crowd.awaitBegin();
                    return end(builds.get(i));
                }))
                .toList();
        crowd.begin();
    }

    /** The dot ends it: one is no part of another. */
    private static String engine(int i) {
        return "engine-" + i + ".";
    }

    private static String end(Build build) {
        try {
            return build.engine().apply().steps().size() + " steps";
        } catch (MigrationException e) {
            return e.reason().name();
        }
    }

    private String winner() {
        Awaitility.await().atMost(SOON).until(() -> reader.fence() != null);
        return reader.lock().get("holder", Document.class).getString("application");
    }

    private void awaitAllWaitFor(String winner) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(waitingFor(winner)).isEqualTo(ENGINES + PROCESSES - 1));
    }

    private long waitingFor(String winner) {
        String said = "Waiting for " + winner;
        Stream<Boolean> here = IntStream.range(0, ENGINES)
                .mapToObj(i -> log.linesOf(engine(i)).stream().anyMatch(line -> line.contains(said)));
        Stream<Boolean> elsewhere =
                processes.stream().map(process -> process.output().contains(said));
        return Stream.concat(here, elsewhere).filter(waits -> waits).count();
    }

    private List<String> ends() {
        Stream<String> here = engines.stream().map(end -> {
            assertThat(end).succeedsWithin(SOON);
            return end.join();
        });
        Stream<String> elsewhere =
                processes.stream().map(process -> process.await("ended: (.*)").group(1));
        return Stream.concat(here, elsewhere).toList();
    }

    private List<Document> data() {
        return reader.template.getCollection("data").find().into(new ArrayList<>());
    }

    @AfterAll
    static void report() {
        REPORT.print();
    }
}
