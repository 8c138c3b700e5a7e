package io.automigration.sample.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.sample.Snapshot;

class RenameOcrListKeysTests {

    private static final String OLD = """
            [
              {_id: 1, blocks_list: [{text: 'a'}], engine: 'x', tables_list: []},
              {_id: 2, blocks_list: null, tables_list: 'no list', lines_list: {a: 1}},
              {_id: 3, blocks_list: ['old'], blocks_json: ['new']},
              {_id: 4, blocks_json: ['new'], lines_list: ['old'], engine: 'x'},
              {_id: 5},
              {_id: 6, playlist: 1, list: 2, blocks_list_: 3, _list: 4}
            ]""";

    private final V1__RenameOcrListKeys migration = new V1__RenameOcrListKeys();

    @DatabaseTest
    void renamesKeysWhereTheyStand(TestDatabase database) {
        database.insert("ocr", OLD);

        database.up(migration);

        database.assertDocuments("ocr", """
                [
                  {_id: 1, blocks_json: [{text: 'a'}], engine: 'x', tables_json: []},
                  {_id: 2, blocks_json: null, tables_json: 'no list', lines_json: {a: 1}},
                  {_id: 3, blocks_list: ['old'], blocks_json: ['new']},
                  {_id: 4, blocks_json: ['new'], lines_json: ['old'], engine: 'x', before_v1: ['blocks_json']},
                  {_id: 5},
                  {_id: 6, playlist: 1, list: 2, blocks_list_: 3, _json: 4}
                ]""");
    }

    @DatabaseTest
    void goesBackToTheByte(TestDatabase database) {
        database.insert("ocr", OLD);
        Snapshot before = database.snapshot();

        database.up(migration);
        database.down(migration);

        assertThat(database.snapshot()).isEqualTo(before);
    }

    @DatabaseTest
    void takesBackWhatANewerBuildHasAdded(TestDatabase database) {
        database.up(migration);
        database.insert("ocr", "[{_id: 7, engine: 'x', blocks_json: ['new'], pages: 1}]");

        database.down(migration);

        database.assertDocuments("ocr", "[{_id: 7, engine: 'x', blocks_list: ['new'], pages: 1}]");
    }

    @DatabaseTest
    void verifyFindsWhatIsLeft(TestDatabase database) {
        database.up(migration);
        database.insert("ocr", "[{_id: 1, blocks_list: []}, {_id: 2, blocks_list: [], blocks_json: []}]");

        assertThatThrownBy(() -> database.verify(migration))
                .hasMessage("1 OCR results still have a key that ends in _list");
    }
}
