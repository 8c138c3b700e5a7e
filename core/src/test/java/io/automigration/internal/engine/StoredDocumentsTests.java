package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.automigration.MigrationFailedException;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.testsupport.MongoDbForTests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is stored is a promise to every later release, to other tools and to the person with a shell. */
class StoredDocumentsTests {

    private final String uri = MongoDbForTests.uri(MongoDbForTests.newDatabaseName());
    private final Build build = new Build(uri);

    @AfterEach
    void disconnect() {
        build.close();
    }

    @Test
    void anAppliedEntryHasTheFieldsAndTypesOfTheDesign() {
        build.inserting("3").engine().apply();
        assertThat(types(raw("3"))).isEqualTo(types("""
                {_id: '', format: 1, version: 1, name: '', description: '', state: '', revision: Long, token: Long, run: '',
                 by: {host: '', application: '', build: ''}, transaction: true,
                 appliedAt: Date, executionTime: Long,
                 events: [{at: Date, what: '', by: {host: '', application: '', build: ''}, run: '', token: Long, ms: Long}]}
                """));
        Document entry = build.entry("3");
        assertThat(entry)
                .containsEntry("version", 3)
                .containsEntry("name", "m3")
                .containsEntry("state", "APPLIED")
                .containsEntry("revision", 1L)
                .containsEntry("token", 1L);
        assertThat(entry.get("by", Document.class))
                .containsEntry("application", "shop")
                .containsEntry("build", "1.0");
        assertThat(entry.getList("events", Document.class))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("what", "APPLIED")
                        .containsEntry("run", entry.get("run"))
                        .containsEntry("ms", entry.get("executionTime")));
    }

    @Test
    void aFailedEntryHasItsErrorAndTheReasonInItsEvents() {
        fail(build.migration("3.1", context -> {
            throw new IllegalStateException("boom");
        }));
        assertThat(types(raw("3.1"))).isEqualTo(types("""
                {_id: '', format: 1, version: '', name: '', description: '', state: '', revision: Long, token: Long, run: '',
                 by: {host: '', application: '', build: ''}, transaction: true,
                 error: {direction: '', type: '', code: 1, message: '', at: '', rolledBack: true},
                 events: [{at: Date, what: '', by: {host: '', application: '', build: ''}, run: '', token: Long, reason: '',
                           errorAt: ''}]}
                """));
        assertThat(build.entry("3.1").get("error", Document.class))
                .containsEntry("direction", "up")
                .containsEntry("type", "IllegalStateException")
                .containsEntry("code", 0)
                .containsEntry("message", "boom")
                .containsEntry("rolledBack", true)
                .hasEntrySatisfying("at", at -> assertThat(at).asString().matches("StoredDocumentsTests.java:\\d+"));
        assertThat(build.entry("3.1")).containsEntry("state", "FAILED").containsEntry("version", "3.1");
    }

    @Test
    void aServersErrorIsKeptWithItsCodeAndWithoutTheValuesOfKeys() {
        build.template.insert(new Document("_id", "ann@shop.example"), "data");
        fail(build.migration("1", context -> context.mongo().insert(new Document("_id", "ann@shop.example"), "data")));
        Document error = build.entry("1").get("error", Document.class);
        assertThat(error).containsEntry("code", 11000);
        assertThat(error.getString("message")).isNotEmpty().doesNotContain("ann@");
    }

    @Test
    void lockAndFenceAreOfTheDesignWhileAStepRunsAndAfterIt() {
        AtomicReference<BsonDocument> lock = new AtomicReference<>();
        AtomicReference<BsonDocument> fence = new AtomicReference<>();
        build.migration("1", TransactionMode.NONE, false, context -> {
                    lock.set(raw("lock"));
                    fence.set(raw("fence"));
                })
                .engine()
                .apply();
        assertThat(types(lock.get())).isEqualTo(types("""
                {_id: '', format: 1, token: Long, beat: Long,
                 holder: {run: '', host: '', application: '', build: '', pid: Long, lease: Long, session: {id: Binary}}}
                """));
        assertThat(types(fence.get())).isEqualTo(types("{_id: '', format: 1, token: Long, writes: Long}"));
        assertThat(raw("lock").keySet()).containsExactlyInAnyOrder("_id", "format", "token", "beat");
        assertThat(raw("fence"))
                .isEqualTo(BsonDocument.parse(
                        "{_id: 'fence', format: 1, token: {$numberLong: '1'}, writes: {$numberLong: '1'}}"));
    }

    @Test
    void eachRunDrawsTheNextToken() {
        build.inserting("1").engine().apply();
        build.inserting("2").engine().apply();
        assertThat(build.lock()).containsEntry("token", 2L);
        assertThat(build.fence()).containsEntry("token", 2L);
        assertThat(build.entry("1")).containsEntry("token", 1L);
        assertThat(build.entry("2")).containsEntry("token", 2L);
    }

    @Test
    void aStepWithoutATransactionIsAnnouncedBeforeItBegins() {
        AtomicReference<Document> meanwhile = new AtomicReference<>();
        build.migration(
                        "1",
                        TransactionMode.NONE,
                        false,
                        MongoMigration.of(
                                context -> meanwhile.set(build.entry("1")), context -> meanwhile.set(build.entry("1"))))
                .engine()
                .up();
        assertThat(meanwhile.get())
                .containsEntry("state", "STARTED")
                .containsEntry("revision", 1L)
                .containsEntry("transaction", false)
                .doesNotContainKeys("appliedAt", "executionTime");
        assertThat(build.entry("1")).containsEntry("state", "APPLIED").containsEntry("revision", 2L);

        build.engine().down(1);
        assertThat(meanwhile.get())
                .containsEntry("state", "REVERTING")
                .containsEntry("revision", 3L)
                .containsKeys("appliedAt", "executionTime");
        assertThat(build.entry("1"))
                .containsEntry("state", "REVERTED")
                .containsEntry("revision", 4L)
                .doesNotContainKeys("appliedAt", "executionTime");
        assertThat(build.entry("1").getList("events", Document.class))
                .extracting(event -> event.getString("what"))
                .containsExactly("STARTED", "APPLIED", "REVERTING", "REVERTED");
    }

    @Test
    void progressIsKeptOfWhatWasDoneAndOfWhatFailed() {
        build.migration("1", context -> context.progress(30, 100)).engine().apply();
        assertThat(build.entry("1").get("progress")).isEqualTo(new Document("done", 30L).append("total", 100L));
        fail(build.migration("2", TransactionMode.NONE, false, context -> {
            context.progress(7, 0);
            throw new IllegalStateException("boom");
        }));
        assertThat(build.entry("2").get("progress")).isEqualTo(new Document("done", 7L).append("total", 0L));
    }

    @Test
    void fieldsOfALaterReleaseSurviveEveryChange() {
        build.inserting("1").engine().up();
        for (String id : List.of("1", "lock", "fence")) {
            build.template
                    .getCollection("_migrations")
                    .updateOne(new Document("_id", id), Document.parse("{$set: {later: {of: 'a later release'}}}"));
        }
        build.engine().down(1);
        build.engine().up();
        for (String id : List.of("1", "lock", "fence")) {
            assertThat(raw(id).getDocument("later")).as(id).isEqualTo(BsonDocument.parse("{of: 'a later release'}"));
        }
        assertThat(build.entry("1")).containsEntry("state", "APPLIED").containsEntry("revision", 3L);
    }

    @Test
    void theHistoryIsKeptInTheCollectionThatIsSet() {
        build.inserting("1")
                .settings(settings -> settings.withCollection("history_of_shop"))
                .engine()
                .apply();
        assertThat(Contents.of(build.template)).containsOnlyKeys("data", "history_of_shop");
    }

    private static void fail(Build build) {
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> build.engine().apply());
    }

    private BsonDocument raw(String id) {
        return build.template
                .getDb()
                .getCollection("_migrations", BsonDocument.class)
                .find(new Document("_id", id))
                .first();
    }

    private static Map<String, Object> types(String document) {
        return types(BsonDocument.parse(document.replace("Long", "{$numberLong: '1'}")
                .replace("Date", "{$date: 0}")
                .replace("Binary", "{$binary: {base64: '', subType: '04'}}")));
    }

    private static Map<String, Object> types(BsonDocument document) {
        Map<String, Object> types = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            if (value.isDocument()) {
                types.put(name, types(value.asDocument()));
            } else if (value.isArray()) {
                types.put(name, types(value.asArray().get(0).asDocument()));
            } else {
                types.put(name, value.getBsonType());
            }
        });
        return types;
    }
}
