package io.automigration.sample.migrations;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Translates between the old field list of a schema, {@code [{name: "total", type: "float"}]}, and JSON Schema. */
final class FieldList {

    private static final Map<String, String> JSON_TYPES = Map.of(
            "str", "{type: 'string'}",
            "int", "{type: 'integer'}",
            "float", "{type: 'number'}",
            "bool", "{type: 'boolean'}",
            "datetime", "{type: 'string', format: 'date-time'}");

    private FieldList() {}

    /** The JSON Schema of a field list; what it does not understand becomes a string, or is left out. */
    static BsonDocument toJsonSchema(BsonArray fields) {
        BsonDocument properties = new BsonDocument();
        BsonArray required = new BsonArray();
        for (BsonValue value : fields) {
            if (value instanceof BsonDocument field && field.isString("name")) {
                properties.append(field.getString("name").getValue(), property(field));
                required.add(field.getString("name"));
            }
        }
        return named(new BsonDocument("type", new BsonString("object"))
                .append("properties", properties)
                .append("required", required)
                .append("additionalProperties", BsonBoolean.FALSE));
    }

    /** The field list that has this JSON Schema; empty where a field list can't say that much. */
    static Optional<BsonArray> fromJsonSchema(BsonValue jsonSchema) {
        BsonArray fields = new BsonArray();
        properties(jsonSchema).forEach((name, property) -> fields.add(field(name, property)));
        return Optional.of(fields).filter(list -> isTranslation(list, jsonSchema));
    }

    /** Whether the way back leads to this very list. */
    static boolean isExact(BsonArray fields) {
        return fromJsonSchema(toJsonSchema(fields))
                .filter(list -> sameBytes(list, fields))
                .isPresent();
    }

    /** Whether this is what became of the list, and nobody has changed it since. */
    static boolean isTranslation(BsonArray fields, BsonValue jsonSchema) {
        return sameBytes(toJsonSchema(fields), jsonSchema);
    }

    private static BsonDocument named(BsonDocument schema) {
        return new BsonDocument("type", new BsonString("json_schema"))
                .append(
                        "json_schema",
                        new BsonDocument("name", new BsonString("document_extraction"))
                                .append("schema", schema)
                                .append("strict", BsonBoolean.TRUE));
    }

    private static BsonDocument property(BsonDocument field) {
        BsonDocument property = JSON_TYPES.entrySet().stream()
                .filter(type -> new BsonString(type.getKey()).equals(field.get("type")))
                .findFirst()
                .map(type -> BsonDocument.parse(type.getValue()))
                .orElseGet(() -> new BsonDocument("type", new BsonString("string")));
        if (field.isString("description")) {
            property.append("description", field.get("description"));
        }
        return property;
    }

    private static BsonDocument field(String name, BsonValue property) {
        BsonDocument rest = property instanceof BsonDocument document ? document.clone() : new BsonDocument();
        Optional<BsonValue> description = Optional.ofNullable(rest.remove("description"));
        BsonDocument field = new BsonDocument("name", new BsonString(name));
        JSON_TYPES.entrySet().stream()
                .filter(type -> BsonDocument.parse(type.getValue()).equals(rest))
                .forEach(type -> field.append("type", new BsonString(type.getKey())));
        description.ifPresent(text -> field.append("description", text));
        return field;
    }

    private static BsonDocument properties(BsonValue jsonSchema) {
        BsonDocument found = jsonSchema instanceof BsonDocument document ? document : new BsonDocument();
        for (String key : new String[] {"json_schema", "schema", "properties"}) {
            found = found.isDocument(key) ? found.getDocument(key) : new BsonDocument();
        }
        return found;
    }

    /** BsonDocument.equals knows no order of fields. */
    private static boolean sameBytes(BsonValue one, BsonValue other) {
        return bytes(one).equals(bytes(other));
    }

    private static ByteBuffer bytes(BsonValue value) {
        return new RawBsonDocument(new BsonDocument("value", value), new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
    }
}
