package io.automigration.internal.store;

import com.mongodb.MongoNamespace;
import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationVersion;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/**
 * Tells the documents of a history from those that a person or another tool put there.
 *
 * @param namespace database and collection
 * @param amongOurs whether there are documents of ours: then the history is one of ours, whatever else is in it
 */
record StoredDocuments(MongoNamespace namespace, boolean amongOurs) {

    /** Of all documents of a collection. */
    static StoredDocuments of(MongoNamespace namespace, List<BsonDocument> all) {
        return new StoredDocuments(namespace, all.stream().anyMatch(StoredDocuments::isOurs));
    }

    private static boolean isOurs(BsonDocument document) {
        return isLockOrFence(id(document))
                ? document.isNumber("format") || document.isNumber("token")
                : document.isNumber("format") && isEntry(document);
    }

    private static boolean isEntry(BsonDocument document) {
        return document.containsKey("revision") && document.containsKey("state");
    }

    private static boolean isLockOrFence(String id) {
        return id.equals(LockDocument.ID) || id.equals(HistoryCollection.FENCE);
    }

    /** The {@code _id} of a document; empty when it is no text. */
    static String id(BsonDocument document) {
        return document.isString("_id") ? document.getString("_id").getValue() : "";
    }

    /**
     * The version of an entry, null of lock and fence; of a document that this release can read.
     *
     * @throws ForeignDocumentsException when it is none of them
     * @throws UnknownFormatException when a newer release wrote it
     */
    @Nullable
    MigrationVersion checkedVersion(BsonDocument document) {
        String id = id(document);
        boolean entry = !isLockOrFence(id);
        MigrationVersion version = entry ? version(document, id) : null;
        // lock and fence that lost it are known by their token, and get it again with the next run
        if (!document.isNumber("format") && (entry || !document.isNumber("token"))) {
            throw foreign(document, version);
        }
        long format = Fields.shownNumber(document, "format");
        if (format > HistoryCollection.FORMAT) {
            throw new UnknownFormatException(namespace.getFullName(), id, format, HistoryCollection.FORMAT);
        }
        if (entry && !isEntry(document)) {
            throw foreign(document, version);
        }
        return version;
    }

    private MigrationVersion version(BsonDocument document, String id) {
        MigrationVersion version;
        try {
            version = MigrationVersion.parse(id);
        } catch (MigrationConfigurationException e) {
            throw foreign(document, null);
        }
        if (version.equals(MigrationVersion.ZERO)) {
            throw foreign(document, null);
        }
        return version;
    }

    /**
     * Reads a document of ours.
     *
     * @throws ForeignDocumentsException when a field that decides something is not what it was written as
     */
    <T> T readable(BsonDocument document, Function<BsonDocument, T> reader) {
        try {
            return reader.apply(document);
        } catch (UnreadableFieldException e) {
            boolean fence = id(document).equals(HistoryCollection.FENCE);
            throw ForeignDocumentsException.unreadable(namespace.getFullName(), json(document), fence, e);
        }
    }

    private ForeignDocumentsException foreign(BsonDocument document, @Nullable MigrationVersion version) {
        String fields = String.join(", ", document.keySet());
        return amongOurs
                ? ForeignDocumentsException.amongOurs(namespace, json(document), shell(document), fields, version)
                : ForeignDocumentsException.of(namespace.getFullName(), json(document), fields);
    }

    private static String json(BsonDocument document) {
        return id(document, JsonMode.RELAXED);
    }

    @SuppressWarnings("deprecation") // what is typed into mongosh
    private static String shell(BsonDocument document) {
        return id(document, JsonMode.SHELL);
    }

    private static String id(BsonDocument document, JsonMode mode) {
        String json = new BsonDocument("_id", document.getOrDefault("_id", new BsonString("")))
                .toJson(JsonWriterSettings.builder().outputMode(mode).build());
        return json.substring("{\"_id\": ".length(), json.length() - 1);
    }
}
