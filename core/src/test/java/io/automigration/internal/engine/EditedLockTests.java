package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationReport;
import io.automigration.testsupport.StandaloneServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lock as people leave it who free or edit it in a shell: whatever stands in it, the next run gets it. */
class EditedLockTests {

    private static final Duration SOON = Duration.ofSeconds(15);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token: 7, beat: 3, holder: null",
                "token: 7.0, beat: 3, holder: {}",
                "token: 7.5, beat: 3, holder: ''",
                "token: '7', beat: 3",
                "token: null, beat: null",
                "beat: 3",
                "token: {a: 1}, holder: [1]",
                "token: [7], holder: {host: 'a', application: 'shop'}",
                "token: 7, holder: {run: ''}, activity: null, orphan: null",
            })
    void aFreeOneIsAcquired(String fields) {
        try (Build build = new Build(Build.newUri())) {
            acquires(build, fields);
        }
        try (StandaloneServer server = StandaloneServer.start();
                Build build = new Build(server.uri("edited"))) {
            acquires(build, fields);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token: 7, holder: {run: 'dead'}",
                "token: 7, beat: null, holder: {run: 'dead'}",
                "token: '7', beat: '3', holder: {run: 'dead', lease: 'x'}",
                "token: 7, beat: {}, holder: {run: 'dead', lease: -5, session: 3}, activity: 'x'",
            })
    @Tag("slow")
    void oneWhoseHolderIsSilentIsTakenOver(String fields) {
        try (Build build = new Build(Build.newUri())) {
            acquires(build, fields);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"token: 7, holder: null", "token: '7', holder: {run: 'dead'}"})
    @Tag("slow")
    void unlockLeadsOutOfIt(String fields) {
        try (Build build = new Build(Build.newUri()).inserting("1")) {
            insert(build, fields);
            build.engine().unlock(false);
            assertThat(build.engine().status().holder()).isNull();
            assertThat(build.engine().up().steps()).hasSize(1);
        }
    }

    private static void acquires(Build build, String fields) {
        build.inserting("1");
        insert(build, fields);
        CompletableFuture<MigrationReport> run = Contention.start(build.engine()::apply);
        assertThat(run).succeedsWithin(SOON);
        assertThat(build.data()).containsExactly("1");
        assertThat(build.lock()).doesNotContainKey("holder");
        assertThat(build.lock().get("token")).isEqualTo(build.fence().get("token"));
    }

    private static void insert(Build build, String fields) {
        build.template
                .getCollection("_migrations")
                .insertOne(Document.parse("{_id: 'lock', format: 1, " + fields + "}"));
    }
}
