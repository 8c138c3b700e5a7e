package io.automigration.sample.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import io.automigration.MongoMigration;
import io.automigration.sample.Snapshot;
import io.automigration.sample.database.OldData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

class AllMigrationsTests {

    private static final List<MongoMigration> MIGRATIONS = List.of(
            new V1__RenameOcrListKeys(),
            new V2__AddReviewFields(),
            new V3__ConvertSchemasToJsonSchema(),
            new V4__RenameJsonSchemaToResponseFormat(),
            new V4_1__CreateCollections(),
            new V5__SplitEvaluations(),
            new V6__AddWorkflowsFlag(),
            new V7__RemoveDuplicateUsers(),
            new V8__UniqueUserEmail());

    /** The keys that migrations read or write, in each collection, and one that they don't. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "ocr", List.of("a_list", "a_json", "b_list", "b_json", "engine"),
            "llm_results",
                    List.of(
                            "llm_result",
                            "updated_llm_result",
                            "is_edited",
                            "is_verified",
                            "created_at",
                            "updated_at",
                            "model"),
            "schemas", List.of("fields", "json_schema", "response_format", "name"),
            "evaluations", List.of("results", "result_count", "name"),
            "users", List.of("workflows", "name"));

    private static final BsonArray VALUES = BsonArray.parse("""
                [
                  null, '', 'text', 0, 1.5, {$numberLong: '1'}, true, false, {}, [], [null], {a: {b: []}},
                  [{name: 'a', type: 'str'}], [{type: 'int', name: 'b'}], [{name: 'c', type: 'float', more: 1}],
                  {type: 'json_schema', json_schema: {name: 'document_extraction', schema: {
                    type: 'object', properties: {a: {type: 'string'}}, required: ['a'], additionalProperties: false},
                    strict: true}},
                  {$date: '2024-01-17T10:56:48Z'}, {$oid: '65a7b1c00000000000000001'}, {$numberDouble: '-0.0'}
                ]""");

    /** One too many for a bulk. */
    private static final int MANY = 1001;

    @DatabaseTest
    void takeTheSampleThereAndBack(TestDatabase database) {
        OldData.insertInto(database.mongo());
        Snapshot before = database.snapshot();

        allUp(database);
        assertThat(database.snapshot()).isNotEqualTo(before);
        allDown(database);

        assertThat(database.snapshot()).isEqualTo(before);
    }

    @DatabaseTest
    void canGoThereAgain(TestDatabase database) {
        OldData.insertInto(database.mongo());
        allUp(database);
        // the results of evaluations get new ids each time
        Snapshot migrated = database.snapshot().without("evaluation_results");

        allDown(database);
        allUp(database);

        assertThat(database.snapshot().without("evaluation_results")).isEqualTo(migrated);
    }

    @DatabaseTest
    void leaveNothingInAnEmptyDatabaseButTheCollectionOfAnIndex(TestDatabase database) {
        allUp(database);
        allDown(database);

        assertThat(database.snapshot().documents()).isEqualTo(Map.of("users", List.of()));
    }

    @DatabaseTest
    void takeAnyDocumentsThereAndBack(TestDatabase database) {
        KEYS.forEach((collection, keys) -> insertArbitrary(database, collection, keys));
        Snapshot before = database.snapshot();

        allUp(database);
        allDown(database);

        assertThat(database.snapshot()).isEqualTo(before);
    }

    private static void allUp(TestDatabase database) {
        MIGRATIONS.forEach(database::up);
    }

    private static void allDown(TestDatabase database) {
        List<MongoMigration> newestFirst = new ArrayList<>(MIGRATIONS);
        Collections.reverse(newestFirst);
        newestFirst.forEach(database::down);
    }

    /** Arbitrary, but the same each time. */
    private static void insertArbitrary(TestDatabase database, String collection, List<String> keys) {
        Random random = new Random(collection.hashCode());
        MongoCollection<BsonDocument> documents = database.mongo().getCollection(collection, BsonDocument.class);
        documents.insertMany(IntStream.range(0, MANY)
                .mapToObj(id -> arbitrary(new BsonInt32(id), keys, random))
                .toList());
    }

    private static BsonDocument arbitrary(BsonInt32 id, List<String> keys, Random random) {
        List<String> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, random);
        BsonDocument document = new BsonDocument("_id", id);
        // a duplicate now and then; every user has an address, as the in-process database wants one for the unique
        // index
        document.append("email", new BsonString(id.getValue() % 950 + "@example.com"));
        shuffled.stream().limit(random.nextInt(keys.size() + 1)).forEach(key -> document.append(key, value(random)));
        return document;
    }

    private static BsonValue value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }
}
