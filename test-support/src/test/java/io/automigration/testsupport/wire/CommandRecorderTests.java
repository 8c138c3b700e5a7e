package io.automigration.testsupport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.automigration.testsupport.MongoDbForTests;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class CommandRecorderTests {

    private final CommandRecorder recorder = new CommandRecorder();
    private final String name = MongoDbForTests.newDatabaseName();

    @Test
    void itKeepsWhatTheApplicationSends() {
        try (MongoClient client = client()) {
            MongoDatabase database = client.getDatabase(name);
            database.runCommand(new Document("ping", 1));
            database.getCollection("orders").insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));
            database.getCollection("orders").find().first();
        }

        assertThat(recorder.names()).containsExactly("insert", "find");
        assertThat(recorder.commands().get(0).getArray("documents")).hasSize(2);
    }

    @Test
    void itForgetsWhenAsked() {
        try (MongoClient client = client()) {
            client.getDatabase(name).getCollection("orders").find().first();
            recorder.clear();
        }

        assertThat(recorder.names()).isEmpty();
    }

    private MongoClient client() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(MongoDbForTests.uri(name)))
                .addCommandListener(recorder)
                .build());
    }
}
