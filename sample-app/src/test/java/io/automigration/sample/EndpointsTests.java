package io.automigration.sample;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.automigration.sample.database.OldData;
import org.json.JSONException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.context.ActiveProfiles;
import org.testcontainers.mongodb.MongoDBContainer;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "auto.migration=true")
@ActiveProfiles("prod")
class EndpointsTests {

    @ServiceConnection
    static final MongoDBContainer mongo = TestServerContainer.orContainerWhereDockerIs();

    @BeforeAll
    static void oldDataIsThere() {
        mongo.start();
        ConnectionString uri = new ConnectionString(mongo.getReplicaSetUrl());
        try (MongoClient client = MongoClients.create(uri)) {
            OldData.insertInto(client.getDatabase(uri.getDatabase()));
        }
    }

    @Test
    void answerInTheNewForm(@LocalServerPort int port) throws JSONException {
        new Endpoints(port).assertNewForm();
    }
}
