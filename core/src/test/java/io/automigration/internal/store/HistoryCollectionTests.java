package io.automigration.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.automigration.MigrationVersion;
import io.automigration.testsupport.MongoDbForTests;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryCollectionTests {

    private static final String ENTRY = "_id: '3', version: 3, name: 'a', state: 'APPLIED'";
    private static final MongoClient CLIENT = MongoClients.create(MongoDbForTests.uri("test"));

    private final HistoryCollection history =
            new HistoryCollection(CLIENT.getDatabase(MongoDbForTests.newDatabaseName()), "_migrations");

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Test
    void anEmptyCollectionIsAnEmptyHistory() {
        HistorySnapshot recorded = history.read();
        assertThat(recorded.entries()).isEmpty();
        assertThat(recorded.lock()).isNull();
        assertThat(recorded.nextToken()).isEqualTo(1);
    }

    @Test
    void lockFenceAndEntriesAreToldApartByTheirIds() {
        insert(
                "{_id: 'lock', format: 1, token: 7, beat: 2, holder: {run: 'r', host: 'h', pid: 1, application: 'shop'}}");
        insert("{_id: 'fence', format: 1, token: 9, writes: 3}");
        insert("{" + ENTRY + ", format: 1, revision: 2}");
        HistorySnapshot recorded = history.read();
        assertThat(recorded.entries()).containsOnlyKeys(MigrationVersion.parse("3"));
        assertThat(recorded.fence()).isEqualTo(9);
        assertThat(recorded.nextToken()).isEqualTo(10);
        assertThat(recorded.lock())
                .isNotNull()
                .satisfies(lock -> assertThat(lock.describe()).isEqualTo("shop on h (pid 1), token 7"));
    }

    @Test
    void aTokenIsNeverDrawnAgainAlsoWhenTheFenceWasDeleted() {
        insert("{_id: 'lock', format: 1, token: 7, beat: 2}");
        assertThat(history.read().nextToken()).isEqualTo(8);
    }

    @Test
    void moreEntriesThanABatchOfTheDriverAreRead() {
        history.documents()
                .insertMany(IntStream.rangeClosed(1, 250)
                        .mapToObj(
                                i -> BsonDocument.parse("{_id: '" + i + "', format: 1, revision: 1, state: 'APPLIED'}"))
                        .toList());
        assertThat(history.read().entries()).hasSize(250);
    }

    @Test
    void fieldsThatThisReleaseDoesNotKnowAreIgnored() {
        insert("{" + ENTRY + ", format: 1, revision: 2, later: {a: 1}, by: {pod: 'x'}, error: {hint: 'y'}}");
        assertThat(history.read().entries().firstEntry().getValue().by()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{_id: {$oid: '65a7c0ffee65a7c0ffee65a7'}, version: 1, name: 'x', appliedAt: {$date: 0}, executionTime: 3}",
                "{_id: '3', version: 3, name: 'x'}",
                "{_id: 3, format: 1, revision: 1, state: 'APPLIED'}",
                "{_id: 'lock', lockUntil: {$date: 0}, lockedBy: 'shedlock'}",
                "{_id: 'users', format: 1}",
                "{_id: '0', format: 1, revision: 1, state: 'APPLIED'}",
                "{_id: '3', format: 1, state: 'APPLIED'}",
                "{_id: '3', format: 1, revision: 1}",
            })
    void aDocumentOfAnotherToolIsForeign(String document) {
        insert(document);
        String json = BsonDocument.parse(document).toJson();
        String id = json.substring("{\"_id\": ".length(), json.indexOf(", "));
        assertThat(foreign())
                .hasMessageContaining(" holds a document that auto-migration did not write: _id " + id + " with");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revision: 1, state: 'applied' | state is the string 'applied', not a state",
                "revision: 1, state: null | state is missing or null, not a string",
                "revision: null, state: 'APPLIED' | revision is missing or null, not a number",
                "revision: '1', state: 'APPLIED' | revision is the string '1', not a number",
                "revision: 1.5, state: 'APPLIED' | revision is the number 1.5, not a whole number",
                "revision: 1, state: 'APPLIED', name: 3 | name is the number 3.0, not a string",
                "revision: 1, state: 'FAILED', error: 'no' | error is the string 'no', not an object",
                "revision: 1, state: 'FAILED', error: {rolledBack: 'true'} | error.rolledBack is the string 'true', not a boolean",
                "revision: 1, state: 'FAILED', error: {was: 'GONE'} | error.was is the string 'GONE', not a state",
            })
    void anEntryWhoseDecidingFieldsWereEditedIsRefusedByTheFieldsName(String edited) {
        String[] parts = edited.split(" \\| ");
        insert("{_id: '3', version: 3, format: 1, " + parts[0] + "}");
        assertThat(foreign())
                .hasMessageContaining("The document with the _id \"3\" in ")
                .hasMessageContaining("can't be read: its field " + parts[1] + ". Nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: null",
                "by: 'me', run: 5, token: 'x'",
                "by: {host: 3, application: null}",
                "error: null",
                "error: {code: 'none', message: 7, was: null}",
                "progress: {done: 'all'}, appliedAt: 'today', executionTime: 'long', baseline: 'no', description: 3",
            })
    void whatIsOnlyShownIsShownAsFarAsItCanBe(String fields) {
        insert("{_id: '3', version: 3, format: 1, revision: 1, state: 'APPLIED', " + fields + "}");
        assertThat(history.read().entries()).hasSize(1);
        assertThat(history.readEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", token: null", ", token: '7'", ", token: 7.5", ", token: {}"})
    void aFenceWithoutItsTokenIsRefusedWithWhatToDo(String token) {
        insert("{_id: 'fence', format: 1, writes: 3" + token + "}");
        ForeignDocumentsException refused = foreign();
        assertThat(refused)
                .hasMessageContaining("The document with the _id \"fence\" in ")
                .hasMessageContaining("token is");
        assertThat(refused.action()).contains("delete the document");
        assertThat(catchThrowable(history::readFence)).hasSameClassAs(refused).hasMessage(refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} | events is an object, not an array",
                "'none' | events is the string 'none', not an array",
                "[3] | events.0 is the number 3.0, not an object",
                "[{at: {$date: 0}}, {what: 'x'}] | events.1.at is missing or null, not a date",
                "[{at: '2026-01-01'}] | events.0.at is the string '2026-01-01', not a date",
            })
    void eventsThatCantBePlacedAreRefusedByTheFieldsName(String edited) {
        String[] parts = edited.split(" \\| ");
        insert("{_id: '3', format: 1, revision: 1, state: 'APPLIED', events: " + parts[0] + "}");
        assertThat(history.read().entries()).hasSize(1);
        assertThat(catchThrowable(history::readEvents))
                .isInstanceOf(ForeignDocumentsException.class)
                .hasMessageContaining("The document with the _id \"3\" in ")
                .hasMessageContaining("can't be read: its field " + parts[1] + ". Nothing");
    }

    @Test
    void anEventIsShownAsFarAsItCanBe() {
        insert(
                "{_id: '3', format: 1, revision: 1, state: 'APPLIED', name: 7,"
                        + " events: [{at: {$date: 0}, what: 3, by: 'me', run: null, token: 'x', ms: 'y', reason: 5, errorAt: {}}]}");
        insert("{_id: '4', format: 1, revision: 1, state: 'APPLIED', events: null}");
        assertThat(history.readEvents()).singleElement().satisfies(event -> {
            assertThat(event.by()).isEqualTo("unknown");
            assertThat(event.what()).isEmpty();
            assertThat(event.executionTime()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{_id: 'lock', token: 3, beat: 1}",
                "{_id: 'lock', format: null, token: 3}",
                "{_id: 'lock', format: 1, token: '3', beat: [], holder: 4, activity: 'x', orphan: 3}",
                "{_id: 'lock', format: 1, token: 3, holder: {host: 'a', run: null, pid: 'x'}, activity: null}",
            })
    void aLockThatNoRunHoldsIsFree(String lock) {
        insert(lock);
        assertThat(history.read().lock())
                .isNotNull()
                .satisfies(read -> assertThat(read.holder()).isNull());
        assertThat(history.readLock()).isEqualTo(history.read().lock());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{_id: '3', format: 2, revision: 1, state: 'SKIPPED'}",
                "{_id: '3', format: 2}",
                "{_id: 'lock', format: 2}",
                "{_id: 'fence', format: 2}"
            })
    void aNewerFormatIsRefusedWhateverElseTheDocumentHas(String document) {
        insert(document);
        assertThat(catchThrowableOfType(UnknownFormatException.class, history::read))
                .hasMessageContaining(" has format 2; ");
    }

    private ForeignDocumentsException foreign() {
        ForeignDocumentsException refused = catchThrowableOfType(ForeignDocumentsException.class, history::read);
        assertThat(refused).isNotNull();
        assertThat(refused).hasMessageContaining(history.namespace().getFullName());
        return refused;
    }

    private void insert(String document) {
        history.documents().insertOne(BsonDocument.parse(document));
    }
}
