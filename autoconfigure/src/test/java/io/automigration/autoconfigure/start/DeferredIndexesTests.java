package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import io.automigration.Migration;
import io.automigration.MongoMigration;
import io.automigration.autoconfigure.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoManagedTypes;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.index.Indexed;

class DeferredIndexesTests {

    private static final String AUTO_INDEX = "spring.data.mongodb.auto-index-creation=true";

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void insertDuplicates() {
        database.collection("users")
                .insertMany(List.of(user(1, "a@example.org"), user(2, "a@example.org"), user(3, "b@example.org")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "SERVLET"})
    void aUniqueIndexIsCreatedAfterTheDuplicatesAreGone(WebApplicationType type) {
        try (var context = database.application(Users.class).web(type).run("--" + AUTO_INDEX)) {
            assertThat(indexesOf("users")).contains("email");
            assertThatExceptionOfType(DuplicateKeyException.class)
                    .isThrownBy(() -> context.getBean(MongoTemplate.class).insert(new User(4, "b@example.org")));
        }
    }

    @Test
    void anEntityThatIsSeenLaterGetsItsIndexThen() {
        try (var context = database.start(Users.class, AUTO_INDEX)) {
            context.getBean(MongoTemplate.class).insert(new Late(1, "x"));
            assertThat(indexesOf("late")).contains("text");
        }
    }

    @Test
    void aTemplateThatIsMadeLaterCreatesItsIndexesThen() {
        try (var context = database.start(TwoTemplates.class, AUTO_INDEX)) {
            MongoTemplate later = context.getBean("later", MongoTemplate.class);
            assertThat(later.indexOps(User.class).getIndexInfo())
                    .extracting(IndexInfo::getName)
                    .contains("email");
            later.getDb().drop();
        }
    }

    @Test
    void indexesAreCreatedWhenTheModeIsOff() {
        database.collection("users").deleteOne(user(2, "a@example.org"));
        database.start(Users.class, AUTO_INDEX, "auto.migration=off").close();
        assertThat(indexesOf("users")).contains("email");
        assertThat(database.applied("1")).isFalse();
    }

    @Test
    void noIndexIsCreatedWhenSpringDataShouldCreateNone() {
        database.start(Users.class).close();
        assertThat(indexesOf("users")).doesNotContain("email");
    }

    private List<String> indexesOf(String collection) {
        return database.collection(collection)
                .listIndexes()
                .map(index -> index.getString("name"))
                .into(new ArrayList<>());
    }

    private static Document user(int id, String email) {
        return new Document("_id", id).append("email", email);
    }

    @org.springframework.data.mongodb.core.mapping.Document("users")
    record User(@Id int id, @Indexed(unique = true) String email) {}

    @org.springframework.data.mongodb.core.mapping.Document("late")
    record Late(@Id int id, @Indexed String text) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Users {

        @Bean
        static MongoManagedTypes knownFromTheBeginning() {
            return MongoManagedTypes.from(User.class);
        }

        @Bean
        @Migration
        MongoMigration v1__RemoveDuplicates(MongoTemplate template) {
            return MongoMigration.of(context -> template.remove(new User(2, "a@example.org")));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Users.class)
    static class TwoTemplates {

        @Bean
        @Primary
        MongoTemplate mongoTemplate(MongoDatabaseFactory factory, MongoConverter converter) {
            return new MongoTemplate(factory, converter);
        }

        @Bean
        @Lazy
        MongoTemplate later(MongoClient client, MongoDatabaseFactory factory, MongoConverter converter) {
            String name = factory.getMongoDatabase().getName() + "_later";
            return new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, name), converter);
        }
    }
}
