package io.automigration.autoconfigure.start;

import static io.automigration.autoconfigure.MigratingApplication.NEW_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import io.automigration.autoconfigure.FailedStart;
import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.People;
import io.automigration.autoconfigure.Person;
import io.automigration.autoconfigure.TestDatabase;
import io.automigration.autoconfigure.Witnesses;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Where there is no web server. */
@Tag("slow")
class MigrationInitializerTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void allBeansSeeMigratedData() {
        try (var context = database.start(EarlyWitnesses.class)) {
            assertThat(context.getBean(Witnesses.class).statements())
                    .containsOnlyKeys(EarlyWitnesses.ALL)
                    .allSatisfy((who, saw) -> assertThat(saw).as(who).isEqualTo(NEW_NAME));
        }
    }

    @Test
    void lazyBeansSeeMigratedDataToo() {
        try (var context = database.start(EarlyWitnesses.class, "spring.main.lazy-initialization=true")) {
            assertThat(database.nameOfPerson()).isEqualTo(NEW_NAME);
            assertThat(context.getBean(Witnesses.class).statements())
                    .containsEntry("ApplicationRunner", NEW_NAME)
                    .allSatisfy((who, saw) -> assertThat(saw).as(who).isEqualTo(NEW_NAME));
        }
    }

    @Test
    void aMigrationMayInjectTemplateRepositoryAndService() {
        database.start(Injecting.class).close();
        assertThat(database.collection("people").countDocuments()).isEqualTo(3);
        assertThat(database.applied("2")).isTrue();
    }

    @Test
    void aMigrationThatLacksABeanIsReportedAsFailed() {
        FailedStart failed = database.failToStart(Unmakeable.class);
        assertThat(failed.description())
                .contains(
                        V2__AddPeople.class.getName(), "No qualifying bean of type '" + Service.class.getName() + "'");
        assertThat(database.applied("1")).isTrue();
    }

    @Test
    void twoContextsInOneJvmMigrateADatabaseEach() {
        try (TestDatabase other = new TestDatabase().withPerson("other");
                var first = database.start(MigratingApplication.class);
                var second = other.start(MigratingApplication.class)) {
            assertThat(database.nameOfPerson()).isEqualTo(NEW_NAME);
            assertThat(other.nameOfPerson()).isEqualTo(NEW_NAME);
            assertThat(first.isActive() && second.isActive()).isTrue();
        }
    }

    @Test
    void aSecondStartFindsNothingToDo() {
        database.start(MigratingApplication.class).close();
        database.collection("people").updateOne(new Document(), Updates.set("name", "x"));
        database.start(MigratingApplication.class).close();
        assertThat(database.nameOfPerson()).isEqualTo("x");
    }

    @Configuration(proxyBeanMethods = false)
    @Import({MigratingApplication.class, Service.class, V2__AddPeople.class})
    static class Injecting {}

    @Configuration(proxyBeanMethods = false)
    @Import({MigratingApplication.class, V2__AddPeople.class})
    static class Unmakeable {}

    record Service(People people) {
        void add(Person person) {
            people.insert(person);
        }
    }

    @Migration
    record V2__AddPeople(MongoTemplate template, People people, Service service) implements MongoMigration {
        @Override
        public void up(MigrationContext context) {
            assertThat(people.firstName()).isEqualTo(NEW_NAME);
            template.insert(new Person(2, "two"));
            service.add(new Person(3, "three"));
        }
    }
}
