package io.automigration.sample.migrations;

import static io.automigration.sample.migrations.TestDatabase.json;
import static io.automigration.sample.migrations.TestDatabase.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.automigration.sample.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

class SplitEvaluationsTests {

    private static final String OLD = """
            [
              {_id: 1, name: 'two', results: [{score: 0.5, _id: 'own', position: 9}, {score: 1}], model: 'm'},
              {_id: 2, results: []},
              {_id: 3, results: null},
              {_id: 4, results: {no: 'list'}},
              {_id: 5, results: [null, 'text', 7, [1], {}]},
              {_id: 6},
              {_id: 7, result_count: 1, model: 'newer'},
              {_id: 8, results: [{score: 1}], result_count: 'both'}
            ]""";

    private static final String NEWER_RESULTS = """
            [
              {_id: 'a', evaluation_id: 7, position: 0, result: {score: 1}},
              {_id: 'b', evaluation_id: 1, position: 0, result: {score: 0}},
              {_id: 'c', evaluation_id: 'unknown', position: 0, result: null}
            ]""";

    private final V5__SplitEvaluations migration = new V5__SplitEvaluations();

    @DatabaseTest
    void makesDocumentsOfEmbeddedResults(TestDatabase database) {
        database.insert("evaluations", OLD);

        database.up(migration);

        database.assertDocuments("evaluations", """
                [
                  {_id: 1, name: 'two', result_count: 2, model: 'm'},
                  {_id: 2, result_count: 0},
                  {_id: 3, results: null},
                  {_id: 4, results: {no: 'list'}},
                  {_id: 5, result_count: 5},
                  {_id: 6},
                  {_id: 7, result_count: 1, model: 'newer', before_v5: true},
                  {_id: 8, results: [{score: 1}], result_count: 'both'}
                ]""");
        assertThat(results(database)).isEqualTo(json(parse("""
                [
                  {evaluation_id: 1, position: 0, result: {score: 0.5, _id: 'own', position: 9}},
                  {evaluation_id: 1, position: 1, result: {score: 1}},
                  {evaluation_id: 5, position: 0, result: null},
                  {evaluation_id: 5, position: 1, result: 'text'},
                  {evaluation_id: 5, position: 2, result: 7},
                  {evaluation_id: 5, position: 3, result: [1]},
                  {evaluation_id: 5, position: 4, result: {}}
                ]""")));
    }

    @DatabaseTest
    void goesBackToTheByte(TestDatabase database) {
        database.insert("evaluations", OLD);
        database.insert("evaluation_results", NEWER_RESULTS);
        Snapshot before = database.snapshot();

        database.up(migration);
        database.down(migration);

        assertThat(database.snapshot()).isEqualTo(before);
    }

    @DatabaseTest
    void takesInWhatANewerBuildHasAdded(TestDatabase database) {
        database.insert("evaluations", "[{_id: 1, results: [{score: 1}], model: 'm'}]");
        database.up(migration);
        database.insert("evaluations", "[{_id: 2, result_count: 1}]");
        database.insert("evaluation_results", """
                [
                  {_id: 'a', evaluation_id: 1, position: 1, result: {score: 2}},
                  {_id: 'b', evaluation_id: 2, position: 0, result: {score: 3}},
                  {_id: 'c', evaluation_id: 'deleted since', position: 0, result: {score: 4}}
                ]""");

        database.down(migration);

        database.assertDocuments("evaluations", """
                [{_id: 1, results: [{score: 1}, {score: 2}], model: 'm'}, {_id: 2, results: [{score: 3}]}]""");
        database.assertDocuments("evaluation_results", """
                [{_id: 'c', evaluation_id: 'deleted since', position: 0, result: {score: 4}}]""");
    }

    @DatabaseTest
    void verifyFindsWhatIsLeftOrLost(TestDatabase database) {
        database.insert("evaluations", "[{_id: 1, results: [{score: 1}]}]");
        assertThatThrownBy(() -> database.verify(migration))
                .hasMessage("1 evaluations still have their results inside");

        database.up(migration);
        database.mongo().getCollection("evaluation_results").deleteMany(new Document());
        assertThatThrownBy(() -> database.verify(migration)).hasMessage("1 results too many or too few");
    }

    private static List<String> results(TestDatabase database) {
        return database.mongo()
                .getCollection("evaluation_results")
                .find()
                .projection(Projections.excludeId())
                .sort(Sorts.ascending("evaluation_id", "position"))
                .map(Document::toJson)
                .into(new ArrayList<>());
    }
}
