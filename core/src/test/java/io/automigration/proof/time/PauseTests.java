package io.automigration.proof.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationReport;
import io.automigration.MigrationVersion;
import io.automigration.Migrations.RepairedState;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.Contention;
import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.internal.plan.InterruptedMigrationException;
import io.automigration.proof.Report;
import io.automigration.proof.Silence;
import io.automigration.proof.time.Pause.Consequence;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.ChildProcess.Signal;
import io.automigration.testsupport.JavaProcess;
import io.automigration.testsupport.MongoDbForTests;
import io.automigration.testsupport.StandaloneServer;
import io.automigration.testsupport.wire.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A real process is stopped (SIGSTOP) for longer than its lease, at each point of a run; another instance takes over
 * meanwhile; then it goes on. One process runs on as many databases as there are points, so that one stop stops it at all of them.
 */
@ExtendWith(Silence.class)
@Tag("slow")
class PauseTests {

    private static final Report REPORT = new Report("pauses");
    private static final StandaloneServer STANDALONE = StandaloneServer.start();

    /** One run of the process, on a database of its own. */
    private static final class Stopped implements AutoCloseable {

        final Pause pause;
        final Kind kind;
        final ProxiedDatabase database;
        final Hold hold;
        CompletableFuture<MigrationReport> successor;
        List<Document> before;

        Stopped(Pause pause, Kind kind) {
            this.pause = pause;
            this.kind = kind;
            this.database = new ProxiedDatabase(kind.standalone ? STANDALONE::uri : MongoDbForTests::uri);
            this.hold = pause.on(database.proxy);
        }

        void succeed() {
            successor = Contention.start(instance().engine()::apply);
        }

        /** All that is stored, times included. */
        List<Document> stored() {
            List<Document> stored = new ArrayList<>();
            for (String collection : List.of("data", "_migrations")) {
                database.direct()
                        .template
                        .getCollection(collection)
                        .find()
                        .sort(new Document("_id", 1))
                        .into(stored);
            }
            return stored;
        }

        Build instance() {
            return kind.of(database.direct());
        }

        @Override
        public void close() {
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcessStoppedForLongerThanItsLeaseCommitsNothingMore(Kind kind) {
        List<Stopped> runs =
                Pause.of(kind).stream().map(pause -> new Stopped(pause, kind)).toList();
        try (ChildProcess process = process(kind, runs)) {
            runs.forEach(run -> run.hold.awaitReached());
            process.signal(Signal.STOP);
            runs.forEach(run -> run.hold.release()); // into the sockets of the stopped one
            runs.forEach(Stopped::succeed);
            runs.forEach(run -> run.successor.exceptionally(error -> null).join());
            runs.forEach(run -> run.before = run.stored());
            process.signal(Signal.CONT);

            SoftAssertions all = new SoftAssertions();
            for (int i = 0; i < runs.size(); i++) {
                String end = process.await("run " + (i + 1) + " ended: (\\w+)").group(1);
                check(runs.get(i), end, all);
            }
            all.assertAll();
        } finally {
            runs.forEach(Stopped::close);
        }
        REPORT.line("%-28s stopped at %d points", kind, runs.size());
    }

    private static ChildProcess process(Kind kind, List<Stopped> runs) {
        Stream<String> uris = runs.stream().map(run -> run.database.proxy.uri(run.database.name));
        return JavaProcess.of(
                        StoppableProcess.class,
                        Stream.concat(Stream.of(kind.name()), uris).toArray(String[]::new))
                .withOption("-XX:TieredStopAtLevel=1")
                .start();
    }

    private static void check(Stopped run, String end, SoftAssertions all) {
        Consequence consequence = run.pause.consequence();
        boolean refused = consequence == Consequence.WITHDRAWN || consequence == Consequence.INTERRUPTED;
        Build reader = run.database.direct();

        all.assertThat(end)
                .as("end of the one stopped %s", run.pause.name())
                .isEqualTo(consequence == Consequence.LATE ? "well" : "LockLostException");
        if (refused) {
            all.assertThat(run.successor)
                    .as("successor of the one stopped %s", run.pause.name())
                    .isCompletedExceptionally();
            all.assertThatThrownBy(run.successor::join).hasCauseInstanceOf(InterruptedMigrationException.class);
        } else {
            List<String> others = consequence == Consequence.DEPOSED_AFTER_ITS_FIRST ? List.of("2") : Kind.VERSIONS;
            MigrationReport report = run.successor.join();
            all.assertThat(report.steps())
                    .as("steps of the successor of the one stopped %s", run.pause.name())
                    .hasSameSizeAs(others);
            others.forEach(version -> all.assertThat(reader.entry(version))
                    .as("entry %s of the one stopped %s", version, run.pause.name())
                    .containsEntry("run", report.run())
                    .containsEntry("state", "APPLIED"));
            all.assertThat(run.stored())
                    .as("what is stored after the end of the one stopped %s", run.pause.name())
                    .isEqualTo(run.before);
        }
        if (consequence == Consequence.WITHDRAWN) {
            all.assertThat(data(reader)).as("nothing was begun").isEmpty();
        }
        complete(run, all);
        all.assertThat(data(reader))
                .as("data in the end, of the one stopped %s", run.pause.name())
                .containsExactly(once("1"), once("2"));
    }

    /** What was left half done is looked at by a person. */
    private static void complete(Stopped run, SoftAssertions all) {
        Build next = run.instance();
        try {
            next.engine().apply();
        } catch (InterruptedMigrationException e) {
            all.assertThat(run.pause.consequence())
                    .as("what is left of the one stopped %s", run.pause.name())
                    .isEqualTo(Consequence.INTERRUPTED);
            repair(e.versions().get(0), next);
            next.engine().apply();
        }
    }

    private static void repair(MigrationVersion version, Build build) {
        Document half = build.template
                .getCollection("data")
                .find(new Document("_id", version.toString()))
                .first();
        assertThat(half).isIn(null, once(version.toString()), onceBegun(version.toString()));
        build.template.getCollection("data").deleteOne(new Document("_id", version.toString()));
        build.engine().repair(version, RepairedState.PENDING, "what it did is undone");
    }

    private static Document onceBegun(String version) {
        return new Document("_id", version).append("begun", 1);
    }

    private static Document once(String version) {
        return onceBegun(version).append("times", 1);
    }

    private static List<Document> data(Build build) {
        return build.template
                .getCollection("data")
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    @AfterAll
    static void end() {
        STANDALONE.close();
        REPORT.print();
    }
}
