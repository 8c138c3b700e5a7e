package io.automigration.proof;

import io.automigration.MigrationException;
import io.automigration.internal.engine.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What has come of it: all that is in the database, but for what differs between any two runs.
 *
 * @param ended how the last run ended: null, or the kind of its failure
 * @param collections their documents, indexes and options, by name
 */
public record Outcome(String ended, Map<String, Stored> collections) {

    private static final List<String> OF_A_RUN =
            List.of("token", "run", "revision", "appliedAt", "executionTime", "events", "beat", "writes");

    private static final Stored NOTHING = new Stored(List.of(), List.of(), new Document());

    public record Stored(List<Document> documents, List<Document> indexes, Document options) {}

    /** The migrations that were rolled back, as the history has it, but are in the data; or the other way round. */
    public List<Object> contradictions() {
        return history()
                .filter(document -> "FAILED".equals(document.get("state")))
                .filter(document -> document.get("error", Document.class).getBoolean("rolledBack"))
                .filter(document ->
                        "APPLIED".equals(document.get("error", Document.class).get("was"))
                                != isInTheData(document.get("_id")))
                .map(document -> document.get("_id"))
                .toList();
    }

    private boolean isInTheData(Object version) {
        return documents("data")
                .anyMatch(document -> document.get("_id").equals(version) && document.getInteger("times") > 0);
    }

    private Stream<Document> history() {
        return documents(RunSettings.DEFAULT.collection());
    }

    private Stream<Document> documents(String collection) {
        return collections.getOrDefault(collection, NOTHING).documents().stream();
    }

    public static Outcome of(MigrationException error, MongoTemplate template) {
        Map<String, Stored> collections = new TreeMap<>();
        for (Document collection : template.getDb().listCollections()) {
            String name = collection.getString("name");
            collections.put(
                    name,
                    new Stored(
                            documents(name, template),
                            template.getCollection(name).listIndexes().into(new ArrayList<>()),
                            collection.get("options", new Document())));
        }
        return new Outcome(error == null ? null : error.getClass().getSimpleName(), collections);
    }

    private static List<Document> documents(String name, MongoTemplate template) {
        List<Document> documents =
                template.getCollection(name).find().sort(new Document("_id", 1)).into(new ArrayList<>());
        if (name.equals(RunSettings.DEFAULT.collection())) {
            documents.forEach(document -> document.keySet().removeAll(OF_A_RUN));
        }
        return documents;
    }
}
