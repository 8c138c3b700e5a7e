package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;

@Tag("slow")
class TemplateChoiceTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");
    private final TestDatabase other = new TestDatabase().withPerson("other");

    @AfterEach
    void close() {
        database.close();
        other.close();
    }

    @Test
    void thePropertyDecides() {
        start(TwoTemplates.class, "auto.migration.template=other");
        assertThat(other.nameOfPerson()).isEqualTo(MigratingApplication.NEW_NAME);
        assertThat(database.nameOfPerson()).isEqualTo("old");
    }

    @Test
    void thePropertyDecidesAlsoAgainstAPrimaryOne() {
        start(PrimaryTemplate.class, "auto.migration.template=mongoTemplate");
        assertThat(database.nameOfPerson()).isEqualTo(MigratingApplication.NEW_NAME);
        assertThat(other.nameOfPerson()).isEqualTo("other");
    }

    @Test
    void thePrimaryOneIsTakenOfSeveral() {
        start(PrimaryTemplate.class);
        assertThat(other.nameOfPerson()).isEqualTo(MigratingApplication.NEW_NAME);
    }

    @Test
    void severalWithoutAPrimaryOneAreRefused() {
        assertThat(database.failToStart(TwoTemplates.class, databases()))
                .isEqualTo(new FailedStart(
                        "There are several beans of type MongoTemplate, and none is primary: mongoTemplate, other. Nothing was changed.",
                        "Say which database is migrated: auto.migration.template=mongoTemplate, or another of them; or mark one as"
                                + " @Primary.",
                        2));
    }

    @Test
    void aNameThatNoTemplateHasIsRefused() {
        assertThat(database.failToStart(TwoTemplates.class, databases("auto.migration.template=c")))
                .isEqualTo(new FailedStart(
                        "The value 'c' of auto.migration.template (from \"auto.migration.template\" from property source"
                                + " \"commandLineArgs\") is not a bean of type MongoTemplate. Nothing was changed.",
                        "Set it to one of mongoTemplate, other.",
                        2));
    }

    @Test
    void noTemplateAtAllIsRefused() {
        assertThat(database.failToStart(
                        MigrationsOnly.class,
                        "spring.autoconfigure.exclude=" + DataMongoAutoConfiguration.class.getName()))
                .isEqualTo(new FailedStart(
                        "There is no bean of type MongoTemplate, so there is no database to migrate. Nothing was"
                                + " changed.",
                        "Add spring-boot-starter-data-mongodb, which brings one, and make sure that its auto-configuration is not"
                                + " excluded; or declare a bean whose type is MongoTemplate. To start without migrations:"
                                + " AUTO_MIGRATION=false.",
                        2));
    }

    private void start(Class<?> source, String... properties) {
        database.start(source, databases(properties)).close();
    }

    private String[] databases(String... properties) {
        return Stream.concat(
                        Stream.of(
                                "first-database=" + database.database().getName(),
                                "other-database=" + other.database().getName()),
                        Stream.of(properties))
                .toArray(String[]::new);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class TwoTemplates {

        @Bean
        MongoTemplate mongoTemplate(MongoClient client, Environment names) {
            return new MongoTemplate(client, names.getRequiredProperty("first-database"));
        }

        @Bean
        MongoTemplate other(MongoClient client, Environment names) {
            return new MongoTemplate(client, names.getRequiredProperty("other-database"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class PrimaryTemplate {

        @Bean
        MongoTemplate mongoTemplate(MongoClient client, Environment names) {
            return new MongoTemplate(client, names.getRequiredProperty("first-database"));
        }

        @Bean
        @Primary
        MongoTemplate other(MongoClient client, Environment names) {
            return new MongoTemplate(client, names.getRequiredProperty("other-database"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class MigrationsOnly {}
}
