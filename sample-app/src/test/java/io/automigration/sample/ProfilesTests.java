package io.automigration.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.automigration.Migrations;
import io.automigration.PendingMigrationsException;
import io.automigration.sample.database.OldData;
import io.automigration.testsupport.MongoDbForTests;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class ProfilesTests {

    private final String name = MongoDbForTests.newDatabaseName();
    private final MongoClient client = MongoClients.create(MongoDbForTests.uri(name));
    private final MongoDatabase database = client.getDatabase(name);

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void devFillsAnEmptyDatabaseAndMigratesIt() {
        try (var application = start("dev")) {
            assertThat(pending(application)).isZero();
            assertThat(database.getCollection("users").countDocuments()).isEqualTo(4);
        }
    }

    @Test
    void devLeavesADatabaseAloneThatHasSomethingInIt() {
        database.createCollection("theirs");
        try (var application = start("dev")) {
            assertThat(pending(application)).isZero();
            assertThat(database.getCollection("documents").countDocuments()).isZero();
        }
    }

    @Test
    void withoutAProfileADatabaseIsMigratedButNotFilled() {
        try (var application = start()) {
            assertThat(pending(application)).isZero();
            assertThat(database.getCollection("documents").countDocuments()).isZero();
        }
    }

    @Test
    void stagingRefusesOldDataAndDoesNotTouchIt() {
        OldData.insertInto(database);
        Snapshot old = Snapshot.of(database);

        assertThatThrownBy(() -> start("staging")).hasRootCauseInstanceOf(PendingMigrationsException.class);

        assertThat(Snapshot.of(database)).isEqualTo(old);
        assertThat(database.listCollectionNames().into(new ArrayList<>())).doesNotContain("_migrations");
    }

    @Test
    void stagingStartsOnAMigratedDatabase() {
        start("dev").close();
        try (var application = start("staging")) {
            assertThat(pending(application)).isZero();
        }
    }

    @Test
    void prodMigratesNothingUntilToldTo() {
        OldData.insertInto(database);
        try (var application = start("prod")) {
            assertThat(pending(application)).isEqualTo(9);
        }
        // in the place of the variable, which a test can't set in its own process
        System.setProperty("AUTO_MIGRATION", "true");
        try (var application = start("prod")) {
            assertThat(pending(application)).isZero();
        } finally {
            System.clearProperty("AUTO_MIGRATION");
        }
    }

    private ConfigurableApplicationContext start(String... profiles) {
        return new SpringApplicationBuilder(SampleApplication.class)
                .web(WebApplicationType.NONE)
                .profiles(profiles)
                .run("--spring.mongodb.uri=" + MongoDbForTests.uri(name));
    }

    private static int pending(ConfigurableApplicationContext application) {
        return application.getBean(Migrations.class).status().pending().size();
    }
}
