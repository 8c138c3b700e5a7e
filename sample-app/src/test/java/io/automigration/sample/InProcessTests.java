package io.automigration.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.sample.database.OldData;
import io.automigration.testsupport.StandaloneServer;
import org.json.JSONException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** With nothing set at all. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class InProcessTests {

    @Test
    void migratesAndAnswersAndSaysWhereTheDataIs(@LocalServerPort int port, CapturedOutput output)
            throws JSONException {
        new Endpoints(port).assertNewForm();
        assertThat(output).contains("using a database inside of this process, mongodb://127.0.0.1:");
    }

    @Test
    void goesThereAndBack(@Autowired Migrations migrations, @Autowired MongoTemplate template) {
        Snapshot migrated = Snapshot.withoutOrderOfFields(template.getDb());

        migrations.to(MigrationVersion.ZERO);
        try (StandaloneServer server = StandaloneServer.start();
                MongoClient client = MongoClients.create(server.uri("old"))) {
            MongoDatabase old = client.getDatabase("old");
            OldData.insertInto(old);
            assertThat(Snapshot.withoutOrderOfFields(template.getDb())).isEqualTo(Snapshot.withoutOrderOfFields(old));
        }

        migrations.up();
        assertThat(Snapshot.withoutOrderOfFields(template.getDb()).without("evaluation_results"))
                .isEqualTo(migrated.without("evaluation_results"));
    }
}
