package io.automigration.sample.migrations;

import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Puts fields where others were; {@code $rename} and {@code $set} would put them last. */
final class InPlace {

    private InPlace() {}

    /** The document with another field in the place of this one. */
    static BsonDocument replace(BsonDocument document, String key, String newKey, BsonValue newValue) {
        BsonDocument replaced = new BsonDocument();
        for (Map.Entry<String, BsonValue> field : document.entrySet()) {
            if (field.getKey().equals(key)) {
                replaced.append(newKey, newValue);
            } else {
                replaced.append(field.getKey(), field.getValue());
            }
        }
        return replaced;
    }

    /** The document without this field. */
    static BsonDocument remove(BsonDocument document, String key) {
        BsonDocument rest = document.clone();
        rest.remove(key);
        return rest;
    }
}
