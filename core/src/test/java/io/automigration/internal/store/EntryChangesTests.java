package io.automigration.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.automigration.Direction;
import io.automigration.MigrationVersion;
import io.automigration.testsupport.MongoDbForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryChangesTests {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.006Z");
    private static final EntryChanges.Author AUTHOR =
            new EntryChanges.Author(7, "a-run", new Participant("a-host", 4711, "shop", "1.0"), AT);
    private static final Duration TOOK = Duration.ofMillis(12);
    private static final StepError ERROR =
            new StepError(Direction.DOWN, "IllegalStateException", 0, "boom", "V3.java:7", true, EntryState.APPLIED);
    private static final EntryChanges CHANGES = new EntryChanges(subject("3"), AUTHOR);
    private static final Activity NOTHING = activity(0, 0);

    @Test
    void anApplicationIsAllThatTheDesignSaysOfAnEntry() {
        EntryChange change = CHANGES.done(null, Direction.UP, TOOK, activity(30, 100));
        assertThat(change.update()).isEqualTo(BsonDocument.parse("""
                {
                  $setOnInsert: {
                    format: 1, version: 3, name: "add_plan", description: "Adds a plan", state: "APPLIED",
                    revision: {$numberLong: "1"}, token: {$numberLong: "7"}, run: "a-run",
                    by: {host: "a-host", application: "shop", build: "1.0"}, transaction: true,
                    progress: {done: {$numberLong: "30"}, total: {$numberLong: "100"}},
                    appliedAt: {$date: "2026-01-02T03:04:05.006Z"}, executionTime: {$numberLong: "12"},
                    events: [{
                      at: {$date: "2026-01-02T03:04:05.006Z"}, what: "APPLIED",
                      by: {host: "a-host", application: "shop", build: "1.0"},
                      run: "a-run", token: {$numberLong: "7"}, ms: {$numberLong: "12"}
                    }]
                  }
                }"""));
    }

    @Test
    void aFailureKeepsWhyAndWhatWasBefore() {
        EntryChange change = CHANGES.failed(applied(), ERROR, null);
        BsonDocument set = change.update().getDocument("$set");
        assertThat(set.get("error")).isEqualTo(BsonDocument.parse("""
                {direction: "down", type: "IllegalStateException", code: 0, message: "boom", rolledBack: true, at: "V3.java:7", was: "APPLIED"}
                """));
        assertThat(set.getDateTime("appliedAt").getValue()).isEqualTo(AT.toEpochMilli());
        assertThat(change.update().getDocument("$unset")).isEqualTo(BsonDocument.parse("{progress: ''}"));
        assertThat(event(change).getString("reason").getValue()).isEqualTo("boom");
        assertThat(event(change).getString("errorAt").getValue()).isEqualTo("V3.java:7");
        assertThat(change.after().standing()).isEqualTo(EntryState.APPLIED);
    }

    @Test
    void aReversionForgetsWhenItWasApplied() {
        EntryChange change = CHANGES.done(applied(), Direction.DOWN, TOOK, NOTHING);
        assertThat(change.update().getDocument("$unset").keySet())
                .containsExactlyInAnyOrder("error", "progress", "appliedAt", "executionTime");
        assertThat(change.after().appliedAt()).isNull();
        assertThat(event(change).getNumber("ms").longValue()).isEqualTo(12);
    }

    @Test
    void anAnnouncementOfAReversionKeepsWhenItWasApplied() {
        EntryChange change = CHANGES.started(applied(), Direction.DOWN);
        assertThat(change.after().appliedAt()).isEqualTo(AT);
        assertThat(change.after().executionTime()).isEqualTo(TOOK);
    }

    @ParameterizedTest
    @CsvSource({
        "3, INT32",
        "2147483647, INT32",
        "2147483648, INT64",
        "20240117123456, INT64",
        "3.1, STRING",
        "0.1, STRING",
    })
    void aWholeNumberIsStoredAsANumberAndTheRestAsText(String version, BsonType type) {
        BsonValue stored = new EntryChanges(subject(version), AUTHOR)
                .done(null, Direction.UP, TOOK, NOTHING)
                .update()
                .getDocument("$setOnInsert")
                .get("version");
        assertThat(stored.getBsonType()).isEqualTo(type);
        assertThat(
                        stored.isString()
                                ? stored.asString().getValue()
                                : "" + stored.asNumber().longValue())
                .isEqualTo(version);
    }

    @Test
    void aNewEntryIsLookedForByItsIdAndAChangedOneByTheRevisionThatWasSeen() {
        assertThat(CHANGES.done(null, Direction.UP, TOOK, NOTHING).filter())
                .isEqualTo(BsonDocument.parse("{_id: '3'}"));
        EntryChange second = CHANGES.done(applied(), Direction.DOWN, TOOK, NOTHING);
        assertThat(second.filter()).isEqualTo(BsonDocument.parse("{_id: '3', revision: {$numberLong: '1'}}"));
        assertThat(second.inserts()).isFalse();
        assertThat(second.after().revision()).isEqualTo(2);
    }

    @Test
    void theLastFiftyEventsAreKeptNewestLastAndFieldsOfOthersStay() {
        try (MongoClient client = MongoClients.create(MongoDbForTests.uri("test"))) {
            MongoCollection<BsonDocument> collection = history(client);
            Entry seen = null;
            for (int token = 1; token <= 53; token++) {
                EntryChange change = new EntryChanges(subject("3"), by(token))
                        .done(seen, token % 2 == 1 ? Direction.UP : Direction.DOWN, TOOK, NOTHING);
                collection.bulkWrite(List.of(change.statement()));
                if (token == 1) {
                    collection.updateOne(
                            change.filter(),
                            BsonDocument.parse("{$set: {of_a_later_release: 'kept', 'by.pod': 'lost'}}"));
                }
                seen = change.after();
            }
            BsonDocument stored = collection.find().first();
            assertThat(stored).isNotNull();
            assertThat(stored.getArray("events")).hasSize(50);
            assertThat(stored.getArray("events"))
                    .extracting(event -> event.asDocument().getNumber("token").intValue())
                    .startsWith(4)
                    .isSorted()
                    .endsWith(53);
            assertThat(stored.getString("of_a_later_release").getValue()).isEqualTo("kept");
            assertThat(stored.getString("_id").getValue()).isEqualTo("3");
            assertThat(Entry.read(MigrationVersion.parse("3"), stored))
                    .usingRecursiveComparison()
                    .isEqualTo(seen);
        }
    }

    @Test
    void anInsertionLeavesAnEntryThatIsThereByNowAsItIs() {
        try (MongoClient client = MongoClients.create(MongoDbForTests.uri("test"))) {
            MongoCollection<BsonDocument> collection = history(client);
            collection.bulkWrite(List.of(insertion(1).statement()));
            BsonDocument first = collection.find().first();
            assertThat(collection.bulkWrite(List.of(insertion(2).statement())).getUpserts())
                    .isEmpty();
            assertThat(collection.find()).containsExactly(first);
        }
    }

    private static MongoCollection<BsonDocument> history(MongoClient client) {
        return new HistoryCollection(client.getDatabase(MongoDbForTests.newDatabaseName()), "_migrations").documents();
    }

    private static EntryChange insertion(long token) {
        return new EntryChanges(subject("3"), by(token)).done(null, Direction.UP, TOOK, NOTHING);
    }

    private static Entry applied() {
        return CHANGES.done(null, Direction.UP, TOOK, NOTHING).after();
    }

    private static EntryChanges.Subject subject(String version) {
        return new EntryChanges.Subject(MigrationVersion.parse(version), "add_plan", "Adds a plan", true);
    }

    private static EntryChanges.Author by(long token) {
        return new EntryChanges.Author(token, AUTHOR.run(), AUTHOR.by(), AT);
    }

    private static Activity activity(long done, long total) {
        return new Activity(MigrationVersion.parse("3"), Direction.UP, AT, done, total);
    }

    private static BsonDocument event(EntryChange change) {
        return change.update()
                .getDocument("$push")
                .getDocument("events")
                .getArray("$each")
                .get(0)
                .asDocument();
    }
}
