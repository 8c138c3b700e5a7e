package io.automigration.sample.process;

import com.mongodb.client.model.Updates;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;

/** Counts how often it took effect, and takes as long as a file is there: whoever starts the process has it in hand. */
@Migration
@Profile("slow")
class V9__CountUsers implements MongoMigration {

    static final String IN_THE_MIDDLE = "in the middle of the step";

    private final String heldBy;

    V9__CountUsers(@Value("${held.by:}") String heldBy) {
        this.heldBy = heldBy;
    }

    @Override
    public void up(MigrationContext context) throws IOException, InterruptedException {
        context.database().getCollection("users").updateMany(new Document(), Updates.inc("counted", 1));
        System.out.println(IN_THE_MIDDLE);
        if (!heldBy.isEmpty()) {
            awaitDeletion(Path.of(heldBy));
        }
    }

    private static void awaitDeletion(Path file) throws IOException, InterruptedException {
        try (WatchService deletions = file.getFileSystem().newWatchService()) {
            file.getParent().register(deletions, StandardWatchEventKinds.ENTRY_DELETE);
            while (Files.exists(file)) {
                deletions.take().reset();
            }
        }
    }
}
