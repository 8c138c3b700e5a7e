package io.automigration.sample.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.sample.Snapshot;

class AddWorkflowsFlagTests {

    private static final String OLD = """
            [
              {_id: 1, name: 'a'},
              {_id: 2, workflows: true, name: 'b'},
              {_id: 3, workflows: false},
              {_id: 4, workflows: null},
              {_id: 5, workflows: 'text', name: 'c'}
            ]""";

    private final V6__AddWorkflowsFlag migration = new V6__AddWorkflowsFlag();

    @DatabaseTest
    void addsTheFlagWhereThereIsNone(TestDatabase database) {
        database.insert("users", OLD);

        database.up(migration);

        database.assertDocuments("users", """
                [
                  {_id: 1, name: 'a', workflows: false},
                  {_id: 2, workflows: true, name: 'b', before_v6: true},
                  {_id: 3, workflows: false, before_v6: true},
                  {_id: 4, workflows: null, before_v6: true},
                  {_id: 5, workflows: 'text', name: 'c', before_v6: true}
                ]""");
    }

    @DatabaseTest
    void goesBackToTheByte(TestDatabase database) {
        database.insert("users", OLD);
        Snapshot before = database.snapshot();

        database.up(migration);
        database.down(migration);

        assertThat(database.snapshot()).isEqualTo(before);
    }

    @DatabaseTest
    void keepsTheFlagOfWhoHasSwitchedItOn(TestDatabase database) {
        database.up(migration);
        database.insert("users", "[{_id: 1, workflows: true}, {_id: 2, workflows: false}]");

        database.down(migration);

        database.assertDocuments("users", "[{_id: 1, workflows: true}, {_id: 2}]");
    }

    @DatabaseTest
    void verifyFindsWhatIsLeft(TestDatabase database) {
        database.insert("users", OLD);

        assertThatThrownBy(() -> database.verify(migration)).hasMessage("1 users have no flag for workflows");
    }
}
