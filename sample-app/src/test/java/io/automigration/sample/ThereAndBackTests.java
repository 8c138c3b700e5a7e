package io.automigration.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationReport;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.sample.database.OldData;
import io.automigration.testsupport.MongoDbForTests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "auto.migration=off")
class ThereAndBackTests {

    @Autowired
    private Migrations migrations;

    @Autowired
    private MongoTemplate template;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        String uri = MongoDbForTests.uri(MongoDbForTests.newDatabaseName());
        registry.add("spring.mongodb.uri", () -> uri);
    }

    @BeforeEach
    void onlyOldDataIsThere() {
        template.getDb().drop();
        OldData.insertInto(template.getDb());
    }

    @Test
    void afterAllUpAndAllDownEveryByteIsWhatItWas() {
        Snapshot old = snapshot();

        MigrationReport up = migrations.up();
        MigrationReport down = migrations.to(MigrationVersion.ZERO);

        assertThat(up.steps()).hasSize(9);
        assertThat(down.steps()).hasSize(9);
        assertThat(snapshot()).isEqualTo(old);
    }

    @Test
    void eachStepBackLeadsToWhatWasBeforeIt() {
        List<Snapshot> before = new ArrayList<>();
        for (MigrationVersion version : migrations.status().pending()) {
            before.add(snapshot());
            migrations.to(version);
        }
        for (int i = before.size() - 1; i >= 0; i--) {
            assertThat(snapshot()).isNotEqualTo(before.get(i));
            migrations.down(1);
            assertThat(snapshot()).isEqualTo(before.get(i));
        }
    }

    private Snapshot snapshot() {
        return Snapshot.of(template.getDb());
    }
}
