package io.automigration.autoconfigure.command;

import io.automigration.autoconfigure.TestDatabase;
import io.automigration.testsupport.JavaProcess;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * {@link ShopApplication} as a process, and what it has in its database.
 *
 * @param database the database
 */
record Shop(TestDatabase database) {

    JavaProcess process(String... arguments) {
        return JavaProcess.of(ShopApplication.class, arguments)
                .withOption("-XX:TieredStopAtLevel=1")
                .withVariable("SPRING_MONGODB_URI", database.uri())
                .withVariable("AUTO_MIGRATION_LOCK_LEASE", "2s")
                .withVariable("SERVER_PORT", "0");
    }

    /** The migrations that are in the data. */
    List<Integer> data() {
        return database.collection("data")
                .find()
                .sort(new Document("_id", 1))
                .map(document -> document.getInteger("_id"))
                .into(new ArrayList<>());
    }
}
