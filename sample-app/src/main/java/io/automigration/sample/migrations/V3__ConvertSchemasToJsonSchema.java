package io.automigration.sample.migrations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.type;

import com.mongodb.client.MongoCollection;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonType;
import org.bson.BsonValue;

@Migration(description = "Schemas are JSON Schema instead of a list of fields")
class V3__ConvertSchemasToJsonSchema implements MongoMigration {

    /** The list itself where it can't be told from the JSON Schema; true where there was none, but a JSON Schema. */
    private static final String BEFORE = "before_v3";

    @Override
    public void up(MigrationContext context) {
        Rewrite.each(schemas(context), V3__ConvertSchemasToJsonSchema::convert);
    }

    @Override
    public void down(MigrationContext context) {
        Rewrite.each(schemas(context), V3__ConvertSchemasToJsonSchema::convertBack);
    }

    @Override
    public void verify(MigrationContext context) {
        long left = schemas(context).countDocuments(and(type("fields", BsonType.ARRAY), exists("json_schema", false)));
        Unmigrated.failUnlessZero(left, "schemas still are a list of fields");
    }

    private static BsonDocument convert(BsonDocument schema) {
        if (schema.containsKey("json_schema")) {
            return schema.containsKey("fields") ? schema : schema.clone().append(BEFORE, BsonBoolean.TRUE);
        }
        if (!schema.isArray("fields")) {
            return schema;
        }
        BsonArray fields = schema.getArray("fields");
        BsonDocument converted = InPlace.replace(schema, "fields", "json_schema", FieldList.toJsonSchema(fields));
        return FieldList.isExact(fields) ? converted : converted.append(BEFORE, fields);
    }

    private static BsonDocument convertBack(BsonDocument schema) {
        BsonDocument converted = InPlace.remove(schema, BEFORE);
        if (!schema.containsKey("json_schema") || schema.containsKey("fields") || schema.isBoolean(BEFORE)) {
            return converted;
        }
        return fieldsOf(schema)
                .map(fields -> InPlace.replace(converted, "json_schema", "fields", fields))
                .orElse(converted);
    }

    private static Optional<BsonArray> fieldsOf(BsonDocument schema) {
        BsonValue jsonSchema = schema.get("json_schema", BsonNull.VALUE);
        return Optional.of(schema)
                .filter(it -> it.isArray(BEFORE))
                .map(it -> it.getArray(BEFORE))
                .filter(fields -> FieldList.isTranslation(fields, jsonSchema))
                .or(() -> FieldList.fromJsonSchema(jsonSchema));
    }

    private static MongoCollection<BsonDocument> schemas(MigrationContext context) {
        return context.database().getCollection("schemas", BsonDocument.class);
    }
}
