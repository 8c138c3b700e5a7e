package io.automigration.sample.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.sample.Snapshot;

class RenameJsonSchemaToResponseFormatTests {

    private static final String OLD = """
            [
              {_id: 1, name: 'a', json_schema: {type: 'json_schema', json_schema: {}}, by: 'ada'},
              {_id: 2, json_schema: null},
              {_id: 3, json_schema: 'text', response_format: {}},
              {_id: 4, response_format: {}, by: 'ada'},
              {_id: 5}
            ]""";

    private final V4__RenameJsonSchemaToResponseFormat migration = new V4__RenameJsonSchemaToResponseFormat();

    @DatabaseTest
    void renamesTheKeyOfTheDocumentOnly(TestDatabase database) {
        database.insert("schemas", OLD);

        database.up(migration);

        database.assertDocuments("schemas", """
                [
                  {_id: 1, name: 'a', response_format: {type: 'json_schema', json_schema: {}}, by: 'ada'},
                  {_id: 2, response_format: null},
                  {_id: 3, json_schema: 'text', response_format: {}},
                  {_id: 4, response_format: {}, by: 'ada', before_v4: ['response_format']},
                  {_id: 5}
                ]""");
    }

    @DatabaseTest
    void goesBackToTheByte(TestDatabase database) {
        database.insert("schemas", OLD);
        Snapshot before = database.snapshot();

        database.up(migration);
        database.down(migration);

        assertThat(database.snapshot()).isEqualTo(before);
    }

    @DatabaseTest
    void takesBackWhatANewerBuildHasAdded(TestDatabase database) {
        database.up(migration);
        database.insert("schemas", "[{_id: 1, response_format: {}, by: 'ada'}]");

        database.down(migration);

        database.assertDocuments("schemas", "[{_id: 1, json_schema: {}, by: 'ada'}]");
    }

    @DatabaseTest
    void verifyFindsWhatIsLeft(TestDatabase database) {
        database.insert("schemas", OLD);

        assertThatThrownBy(() -> database.verify(migration)).hasMessage("2 schemas still have a json_schema");
    }
}
