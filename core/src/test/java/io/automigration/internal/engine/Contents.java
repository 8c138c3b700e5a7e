package io.automigration.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** All that is in a database, to be compared with what is in it later. */
final class Contents {

    private Contents() {}

    static TreeMap<String, List<Document>> of(MongoTemplate template) {
        TreeMap<String, List<Document>> contents = new TreeMap<>();
        for (String name : template.getDb().listCollectionNames()) {
            contents.put(
                    name,
                    template.getCollection(name)
                            .find()
                            .sort(new Document("_id", 1))
                            .into(new ArrayList<>()));
        }
        return contents;
    }
}
