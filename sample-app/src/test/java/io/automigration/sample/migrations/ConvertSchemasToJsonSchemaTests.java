package io.automigration.sample.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.sample.Snapshot;

class ConvertSchemasToJsonSchemaTests {

    private static final String OLD = """
            [
              {_id: 1, name: 'All', fields: [
                {name: 'a', type: 'str', description: 'text'}, {name: 'b', type: 'int'}, {name: 'c', type: 'float'},
                {name: 'd', type: 'bool'}, {name: 'e', type: 'datetime'}], by: 'ada'},
              {_id: 2, fields: []},
              {_id: 3, fields: [{type: 'str', name: 'order of keys'}]},
              {_id: 4, fields: [{name: 'unknown', type: 'money', precision: 2}]},
              {_id: 5, fields: [{name: 'twice', type: 'str'}, {name: 'twice', type: 'int'}]},
              {_id: 6, fields: ['no document', null, {type: 'int'}, {name: 7, type: 'int'}, {name: 'n', type: null}]},
              {_id: 7, fields: null},
              {_id: 8, fields: 'no list'},
              {_id: 9},
              {_id: 10, json_schema: {type: 'newer'}},
              {_id: 11, fields: [{name: 'a', type: 'str'}], json_schema: null}
            ]""";

    private static final String A_NUMBER = """
            {type: 'json_schema', json_schema: {name: 'document_extraction', schema: {
              type: 'object', properties: {total: {type: 'number'}}, required: ['total'],
              additionalProperties: false}, strict: true}}""";

    private final V3__ConvertSchemasToJsonSchema migration = new V3__ConvertSchemasToJsonSchema();

    @DatabaseTest
    void convertsTheListWhereItStands(TestDatabase database) {
        database.insert("schemas", "[{_id: 1, fields: [{name: 'total', type: 'float'}], by: 'ada'}]");

        database.up(migration);

        database.assertDocuments("schemas", "[{_id: 1, json_schema: " + A_NUMBER + ", by: 'ada'}]");
    }

    @DatabaseTest
    void keepsAListThatJsonSchemaCannotSay(TestDatabase database) {
        database.insert("schemas", "[{_id: 1, fields: [{type: 'float', name: 'total'}]}]");

        database.up(migration);

        database.assertDocuments("schemas", """
                [{_id: 1, json_schema: %s, before_v3: [{type: 'float', name: 'total'}]}]""".formatted(A_NUMBER));
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
    void convertsBackWhatANewerBuildHasAddedOrChanged(TestDatabase database) {
        database.up(migration);
        database.insert("schemas", """
                [
                  {_id: 1, json_schema: %s, by: 'grace'},
                  {_id: 2, json_schema: %<s, before_v3: [{type: 'str', name: 'was another'}]},
                  {_id: 3, json_schema: {type: 'json_schema', json_schema: {schema: {type: 'array'}}}}
                ]""".formatted(A_NUMBER));

        database.down(migration);

        database.assertDocuments("schemas", """
                [
                  {_id: 1, fields: [{name: 'total', type: 'float'}], by: 'grace'},
                  {_id: 2, fields: [{name: 'total', type: 'float'}]},
                  {_id: 3, json_schema: {type: 'json_schema', json_schema: {schema: {type: 'array'}}}}
                ]""");
    }

    @DatabaseTest
    void verifyFindsWhatIsLeft(TestDatabase database) {
        database.insert("schemas", OLD);

        assertThatThrownBy(() -> database.verify(migration)).hasMessage("6 schemas still are a list of fields");
    }
}
