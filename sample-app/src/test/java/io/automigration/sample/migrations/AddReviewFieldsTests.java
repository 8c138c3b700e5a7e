package io.automigration.sample.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.sample.Snapshot;

class AddReviewFieldsTests {

    private static final String OLD = """
            [
              {_id: 1, llm_result: {total: 1.5, nested: {a: [null]}}, model: 'm'},
              {_id: 2},
              {_id: 3, llm_result: null},
              {_id: 4, is_verified: true, llm_result: {a: 1}},
              {_id: 5, is_edited: null, created_at: 'yesterday', llm_result: 'no document'},
              {_id: 6, updated_at: 1, created_at: 2, is_verified: false, is_edited: true, updated_llm_result: {}},
              {_id: {$oid: '65a7b1e00000000000000001'}, llm_result: {}}
            ]""";

    private final V2__AddReviewFields migration = new V2__AddReviewFields();

    @DatabaseTest
    void addsWhatIsMissingAndKeepsWhatIsThere(TestDatabase database) {
        database.insert("llm_results", OLD);

        database.up(migration);

        database.assertDocuments("llm_results", """
                [
                  {_id: 1, llm_result: {total: 1.5, nested: {a: [null]}}, model: 'm',
                   updated_llm_result: {total: 1.5, nested: {a: [null]}}, is_edited: false, is_verified: false,
                   created_at: null, updated_at: null},
                  {_id: 2, updated_llm_result: null, is_edited: false, is_verified: false,
                   created_at: null, updated_at: null},
                  {_id: 3, llm_result: null, updated_llm_result: null, is_edited: false, is_verified: false,
                   created_at: null, updated_at: null},
                  {_id: 4, is_verified: true, llm_result: {a: 1}, updated_llm_result: {a: 1}, is_edited: false,
                   created_at: null, updated_at: null, before_v2: ['is_verified']},
                  {_id: 5, is_edited: null, created_at: 'yesterday', llm_result: 'no document',
                   updated_llm_result: 'no document', is_verified: false, updated_at: null,
                   before_v2: ['is_edited', 'created_at']},
                  {_id: 6, updated_at: 1, created_at: 2, is_verified: false, is_edited: true, updated_llm_result: {},
                   before_v2: ['updated_llm_result', 'is_edited', 'is_verified', 'created_at', 'updated_at']},
                  {_id: {$oid: '65a7b1e00000000000000001'}, llm_result: {}, updated_llm_result: {}, is_edited: false,
                   is_verified: false, created_at: {$date: '2024-01-17T10:54:24Z'},
                   updated_at: {$date: '2024-01-17T10:54:24Z'}}
                ]""");
    }

    @DatabaseTest
    void goesBackToTheByte(TestDatabase database) {
        database.insert("llm_results", OLD);
        Snapshot before = database.snapshot();

        database.up(migration);
        database.down(migration);

        assertThat(database.snapshot()).isEqualTo(before);
    }

    @DatabaseTest
    void keepsWhatPeopleHaveReviewedSince(TestDatabase database) {
        database.up(migration);
        String reviewed = """
                {_id: 1, llm_result: {a: 1}, updated_llm_result: {a: 2}, is_edited: true, is_verified: false,
                 created_at: {$date: '2024-02-01T00:00:00Z'}, updated_at: {$date: '2024-02-02T00:00:00Z'}}""";
        String untouched = """
                {_id: 2, llm_result: {a: 1}, updated_llm_result: {a: 1}, is_edited: false, is_verified: false,
                 created_at: {$date: '2024-02-01T00:00:00Z'}, updated_at: {$date: '2024-02-01T00:00:00Z'}}""";
        database.insert("llm_results", "[" + reviewed + "," + untouched + "]");

        database.down(migration);

        database.assertDocuments("llm_results", "[" + reviewed + ", {_id: 2, llm_result: {a: 1}}]");
    }

    @DatabaseTest
    void verifyFindsWhatIsLeft(TestDatabase database) {
        database.insert("llm_results", OLD);

        assertThatThrownBy(() -> database.verify(migration)).hasMessageStartingWith("6 LLM results lack one of");
    }
}
