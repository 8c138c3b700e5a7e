package io.automigration.proof;

import io.automigration.MigrationException;
import io.automigration.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What has come of it: all that is in the database, but for what differs between any two runs.
 *
 * @param ended how the last run ended: null, or the kind of its failure
 * @param collections their documents, indexes and options, by name
 */
record Outcome(String ended, Map<String, Stored> collections) {

    private static final List<String> OF_A_RUN =
            List.of("token", "run", "revision", "appliedAt", "executionTime", "events", "beat", "writes");

    record Stored(List<Document> documents, List<Document> indexes, Document options) {}

    static Outcome of(MigrationException error, MongoTemplate template) {
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
