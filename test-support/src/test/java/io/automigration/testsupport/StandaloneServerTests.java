package io.automigration.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class StandaloneServerTests {

    @Test
    void itKeepsWhatIsWritten() {
        try (StandaloneServer server = StandaloneServer.start();
                MongoClient client = MongoClients.create(server.uri("shop"))) {
            client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 1));

            assertThat(client.getDatabase("shop").getCollection("orders").countDocuments())
                    .isOne();
        }
    }
}
