package io.automigration.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
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
                "state: 'applied'",
                "state: 'APPLIED', name: null",
                "state: 'APPLIED', by: 'me'",
                "state: 'FAILED', error: {code: 'none'}",
                "state: 'FAILED', error: {was: 'GONE'}",
                "state: 'APPLIED', progress: {done: 'all'}",
            })
    void anEntryThatWasChangedByHandIntoSomethingElseIsRefusedAndNotACrash(String fields) {
        insert("{_id: '3', version: 3, format: 1, revision: 1, " + fields + "}");
        assertThat(foreign()).hasMessageContaining("with the _id \"3\" in ");
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
