package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Refusals of the engine, as an operator gets to see them. */
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
                .isEqualTo(new FailedStart(
                        "Version 1 belongs to 2 migrations: " + MigratingApplication.class.getName()
                                + ".v1__NewName() and " + V1__Twin.class.getName() + ".",
                        "Give each migration a version of its own. The one that was applied nowhere yet should get the new version;"
                                + " often it is the one that was merged last.",
                        2));
    }

    @Test
    void aVersionThatSortsWrongly() {
        assertThat(database.failToStart(DayFirst.class))
                .isEqualTo(new FailedStart(
                        "The version '17.01.24' of the migration " + DayFirst.class.getName()
                                + ".v17_01_24__Evaluations() looks like a date with the day first, which sorts wrongly.",
                        "Write it as '20240117' (in a class name: V20240117__...). Versions are compared number by number, so a"
                                + " date goes year first.",
                        2));
    }

    @Test
    void anEntryWithAnotherName() {
        database.start(MigratingApplication.class).close();
        database.collection("people").updateOne(new Document(), new Document("$set", new Document("name", "old")));
        database.collection("_migrations")
                .updateOne(new Document("_id", "1"), new Document("$set", new Document("name", "other_name")));
        FailedStart failed = database.failToStart(MigratingApplication.class);
        assertThat(failed.description())
                .matches(
                        "Version 1 is 'other_name' in the history \\(written by application on \\S+\\), but 'new_name' in this"
                                + " build \\(" + Pattern.quote(MigratingApplication.class.getName())
                                + "\\.v1__NewName\\(\\)\\)\\.");
        assertThat(failed.action()).endsWith("If it was only renamed, write @Migration(name = \"other_name\").");
        assertThat(failed.exitCode()).isEqualTo(5);
    }

    @Test
    void documentsOfAnotherTool() {
        database.collection("_migrations").insertOne(new Document("_id", 1).append("changeId", "x"));
        assertThat(database.failToStart(MigratingApplication.class))
                .isEqualTo(new FailedStart(
                        database.database().getName()
                                + "._migrations holds a document that auto-migration did not write: _id 1 with the fields _id, changeId."
                                + " Nothing was changed.",
                        "Another tool keeps its history there, or it is data. Set auto.migration.collection"
                                + " (AUTO_MIGRATION_COLLECTION) to a name of its own.",
                        5));
    }

    @Test
    void aTargetThatNoMigrationHas() {
        assertThat(database.failToStart(MigratingApplication.class, "auto.migration.target=7"))
                .isEqualTo(new FailedStart(
                        "The target 7 is no migration of this build, which has 1.",
                        "Name one of them, or 0 for none at all. In YAML a version is quoted (\"3.10\"), or it becomes another"
                                + " number.",
                        2));
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
}
