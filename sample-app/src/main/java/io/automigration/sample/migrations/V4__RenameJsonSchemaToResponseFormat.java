package io.automigration.sample.migrations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import org.bson.BsonDocument;

@Migration(description = "A schema's json_schema is called response_format, as the LLM's interface calls it")
class V4__RenameJsonSchemaToResponseFormat implements MongoMigration {

    private static final KeyRename RENAME = new KeyRename(
            key -> key.equals("json_schema") ? "response_format" : key,
            key -> key.equals("response_format") ? "json_schema" : key,
            "before_v4");

    @Override
    public void up(MigrationContext context) {
        Rewrite.each(schemas(context), RENAME::up);
    }

    @Override
    public void down(MigrationContext context) {
        Rewrite.each(schemas(context), RENAME::down);
    }

    @Override
    public void verify(MigrationContext context) {
        long left = schemas(context).countDocuments(and(exists("json_schema"), exists("response_format", false)));
        Unmigrated.failUnlessZero(left, "schemas still have a json_schema");
    }

    private static MongoCollection<BsonDocument> schemas(MigrationContext context) {
        return context.database().getCollection("schemas", BsonDocument.class);
    }
}
