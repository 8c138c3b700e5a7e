package io.automigration.sample;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** All that is in a database, to the byte, but for the history of migrations: documents, indexes, names of collections. */
public record Snapshot(Map<String, List<String>> documents, Map<String, Set<String>> indexes) {

    private static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    public static Snapshot of(MongoDatabase database) {
        return of(database, Snapshot::bytes);
    }

    /** For the in-process database, which does not put fields in the order of the document that replaces another. */
    public static Snapshot withoutOrderOfFields(MongoDatabase database) {
        return of(database, document -> sorted(document).asDocument().toJson(EXACT));
    }

    /** The same but for one collection. */
    public Snapshot without(String collection) {
        Map<String, List<String>> others = new TreeMap<>(documents);
        others.remove(collection);
        return new Snapshot(others, indexes);
    }

    private static Snapshot of(MongoDatabase database, Function<RawBsonDocument, String> form) {
        Map<String, List<String>> documents = new TreeMap<>();
        Map<String, Set<String>> indexes = new TreeMap<>();
        for (String name : database.listCollectionNames()) {
            if (!name.equals("_migrations")) {
                var collection = database.getCollection(name, RawBsonDocument.class);
                documents.put(
                        name,
                        collection
                                .find()
                                .sort(Sorts.ascending("_id"))
                                .map(form::apply)
                                .into(new ArrayList<>()));
                indexes.put(name, collection.listIndexes().map(Object::toString).into(new TreeSet<>()));
            }
        }
        return new Snapshot(documents, indexes);
    }

    /** Readable first, for who sees the difference. */
    private static String bytes(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return document.toJson(EXACT) + " = " + HexFormat.of().formatHex(bytes);
    }

    private static BsonValue sorted(BsonValue value) {
        if (value instanceof BsonDocument document) {
            BsonDocument sorted = new BsonDocument();
            new TreeSet<>(document.keySet()).forEach(key -> sorted.append(key, sorted(document.get(key))));
            return sorted;
        }
        return value instanceof BsonArray array
                ? new BsonArray(array.stream().map(Snapshot::sorted).toList())
                : value;
    }
}
