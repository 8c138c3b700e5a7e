package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MigrationException;
import io.automigration.MigrationVersion;
import io.automigration.MongoMigration;
import io.automigration.internal.plan.DuplicateVersionException;
import io.automigration.internal.plan.UnknownTargetException;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Refusals of the engine reach an operator in their own words, which core tests. */
class RefusedStartTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        assertThat(database.nameOfPerson()).isEqualTo("old");
        database.close();
    }

    @Test
    void twoMigrationsWithOneVersion() {
        assertThat(database.failToStart(Twins.class))
                .isEqualTo(saying(new DuplicateVersionException(
                        MigrationVersion.parse("1"),
                        List.of(MigratingApplication.class.getName() + ".v1__NewName()", V1__Twin.class.getName()))));
    }

    @Test
    void aVersionThatSortsWrongly() {
        FailedStart failed = database.failToStart(DayFirst.class);
        assertThat(failed.description())
                .isEqualTo(
                        DayFirst.class.getName() + ".v17_01_24__Evaluations(): the version '17.01.24' looks like a date"
                                + " with the day first, which sorts wrongly.");
        assertThat(failed.exitCode()).isEqualTo(2);
    }

    @Test
    void anEntryWithAnotherName() {
        database.start(MigratingApplication.class).close();
        database.collection("people").updateOne(new Document(), new Document("$set", new Document("name", "old")));
        database.collection("_migrations")
                .updateOne(new Document("_id", "1"), new Document("$set", new Document("name", "other_name")));
        FailedStart failed = database.failToStart(MigratingApplication.class);
        assertThat(failed.description())
                .contains("'other_name'", "'new_name'", MigratingApplication.class.getName() + ".v1__NewName()");
        assertThat(failed.exitCode()).isEqualTo(5);
    }

    @Test
    void documentsOfAnotherTool() {
        database.collection("_migrations").insertOne(new Document("_id", 1).append("changeId", "x"));
        FailedStart failed = database.failToStart(MigratingApplication.class);
        assertThat(failed.description())
                .isEqualTo(database.database().getName()
                        + "._migrations holds a document that auto-migration did not write:"
                        + " _id 1 with the fields _id, changeId. Nothing was changed.");
        assertThat(failed.exitCode()).isEqualTo(5);
    }

    @Test
    void aTargetThatNoMigrationHas() {
        assertThat(database.failToStart(MigratingApplication.class, "auto.migration.target=7"))
                .isEqualTo(saying(
                        new UnknownTargetException(MigrationVersion.parse("7"), List.of(MigrationVersion.parse("1")))));
    }

    @Test
    void aServerThatDoesNotAnswer() {
        FailedStart failed = database.failToStart(
                MigratingApplication.class,
                "spring.mongodb.uri=mongodb://127.0.0.1:1/shop?serverSelectionTimeoutMS=200");
        assertThat(failed.description()).startsWith("No usable MongoDB server answers at 127.0.0.1:1: ");
        assertThat(failed.action()).startsWith("Check that the server runs and that host, port, replica set name");
        assertThat(failed.exitCode()).isEqualTo(1);
    }

    @Test
    void writesThatAreNotAcknowledged() {
        String uri = database.uri();
        FailedStart failed = database.failToStart(
                MigratingApplication.class, "spring.mongodb.uri=" + uri + (uri.contains("?") ? "&" : "?") + "w=0");
        assertThat(failed.description()).contains("are not acknowledged (w=0)");
        assertThat(failed.exitCode()).isEqualTo(2);
    }

    @Test
    void aBeanThatAMigrationLacksIsSaidAsBootSaysIt() {
        FailedStart failed = database.failToStart(LacksBean.class);
        assertThat(failed.description())
                .contains("Migration 2", "required a bean of type '" + StringBuilder.class.getName() + "'");
        assertThat(failed.action()).contains("Consider defining a bean of type");
    }

    private static FailedStart saying(MigrationException refusal) {
        return new FailedStart(
                refusal.getMessage(), refusal.action(), refusal.exitCode().code());
    }

    @Configuration(proxyBeanMethods = false)
    @Import({MigratingApplication.class, V1__Twin.class})
    static class Twins {}

    @Migration
    static class V1__Twin implements MongoMigration {
        @Override
        public void up(MigrationContext context) {}
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class DayFirst {
        @Bean
        @Migration
        MongoMigration v17_01_24__Evaluations() {
            return MongoMigration.of(context -> {});
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({Only.class, V2__LacksBean.class})
    static class LacksBean {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Only {}

    @Migration
    static class V2__LacksBean implements MongoMigration {

        V2__LacksBean(StringBuilder missing) {}

        @Override
        public void up(MigrationContext context) {}
    }
}
