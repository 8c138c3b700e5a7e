package io.automigration.benchmarks.application;

import org.bson.Document;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Where {@code benchmark.uses} is set, the application asks its database for something before it counts as started. */
class FirstUse implements ApplicationRunner {

    private final MongoTemplate template;

    FirstUse(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (Boolean.getBoolean("benchmark.uses")) {
            template.getCollection("settings").find(new Document("_id", "shop")).first();
        }
    }
}
