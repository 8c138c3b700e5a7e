package io.automigration.sample.migrations;

import java.util.function.UnaryOperator;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Renames top-level keys where they stand, there and back. {@code $rename} would move them to the end, and overwrite
 * what has the new name already; here a document that has both names keeps both, either way.
 *
 * @param there the new name of a key, or the key itself
 * @param back the old name of a key, or the key itself
 * @param before where a document keeps which keys had the new name already, so that they don't go back
 */
record KeyRename(UnaryOperator<String> there, UnaryOperator<String> back, String before) {

    BsonDocument up(BsonDocument document) {
        BsonArray already = new BsonArray();
        for (String key : document.keySet()) {
            if (isRenamed(document, key, back)) {
                already.add(new BsonString(key));
            }
        }
        BsonDocument renamed = rename(document, there);
        return already.isEmpty() ? renamed : renamed.append(before, already);
    }

    BsonDocument down(BsonDocument document) {
        BsonArray already = document.getArray(before, new BsonArray());
        return rename(
                InPlace.remove(document, before), key -> already.contains(new BsonString(key)) ? key : back.apply(key));
    }

    /** Whether {@link #up} has left something that it should have renamed. */
    boolean isPending(BsonDocument document) {
        return document.keySet().stream().anyMatch(key -> isRenamed(document, key, there));
    }

    private static BsonDocument rename(BsonDocument document, UnaryOperator<String> newName) {
        BsonDocument renamed = new BsonDocument();
        document.forEach(
                (key, value) -> renamed.append(isRenamed(document, key, newName) ? newName.apply(key) : key, value));
        return renamed;
    }

    private static boolean isRenamed(BsonDocument document, String key, UnaryOperator<String> newName) {
        return !document.containsKey(newName.apply(key));
    }
}
