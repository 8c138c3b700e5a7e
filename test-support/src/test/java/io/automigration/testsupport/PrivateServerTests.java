package io.automigration.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PrivateServerTests {

    @Test
    void dataAndPortOutliveAKill() {
        try (PrivateServer server = PrivateServer.start("--sync-on-commit")) {
            String uri = server.uri("shop");
            try (MongoClient client = MongoClients.create(uri)) {
                client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 1));
            }
            server.kill();
            server.restart("--sync-on-commit");

            assertThat(server.uri("shop")).isEqualTo(uri);
            try (MongoClient client = MongoClients.create(uri)) {
                assertThat(client.getDatabase("shop").getCollection("orders").countDocuments())
                        .isOne();
            }
        }
    }

    @Test
    void flagsAreHandedOn() {
        try (PrivateServer server = PrivateServer.start("--auth", "--standalone");
                MongoClient client = MongoClients.create(server.uri("shop"))) {
            assertThat(client.getDatabase("admin").runCommand(new Document("hello", 1)))
                    .doesNotContainKey("setName");
            assertThatThrownBy(() ->
                            client.getDatabase("shop").getCollection("orders").countDocuments())
                    .isInstanceOf(MongoCommandException.class);
        }
    }

    @Test
    void aServerThatCannotStartSaysWhy() {
        assertThatThrownBy(() -> PrivateServer.start("--no-such-flag"))
                .hasMessageContaining("before it ended")
                .hasMessageContaining("--no-such-flag");
    }

    @Test
    void nothingOfItIsLeft() {
        PrivateServer server = PrivateServer.start();
        ChildProcess process = server.process();
        server.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(server.directory()).doesNotExist();
    }
}
