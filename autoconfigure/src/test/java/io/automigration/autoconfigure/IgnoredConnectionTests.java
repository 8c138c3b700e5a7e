package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

/** On Spring Boot 4. That 3.5 reads the old names is seen in the project under {@code src/boot-3.5}. */
class IgnoredConnectionTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anOldUriWithoutANewOneIsRefusedWithoutBeingShown() {
        assertThat(failToStart("spring.data.mongodb.uri=mongodb://user:secret@db/shop"))
                .isEqualTo(new FailedStart(
                        "spring.data.mongodb.uri is set (from \"spring.data.mongodb.uri\" from property source"
                                + " \"commandLineArgs\"), but Spring Boot 4 ignores it and uses the database 'test'. Nothing was"
                                + " changed.",
                        "Rename it to spring.mongodb.uri, in the environment SPRING_MONGODB_URI. You may keep the old one"
                                + " for builds on Spring Boot 3: once the new one is set, it no longer matters here.",
                        2));
    }

    @Test
    void anOldDatabaseWithoutANewOneIsRefused() {
        FailedStart failed = failToStart("spring.mongodb.host=127.0.0.1", "spring.data.mongodb.database=shop");
        assertThat(failed.description())
                .isEqualTo(
                        "spring.data.mongodb.database is set (from \"spring.data.mongodb.database\" from property source"
                                + " \"commandLineArgs\"), but Spring Boot 4 ignores it and uses the database 'test'. Nothing was"
                                + " changed.");
        assertThat(failed.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uri", "host"})
    void oldOnesMayStayBesideANewUri(String name) {
        database.start(MigratingApplication.class, "spring.data.mongodb." + name + "=old")
                .close();
        assertThat(database.applied("1")).isTrue();
    }

    @Test
    void anOldDatabaseThatIsNotTheOneInUseIsRefusedAlsoBesideANewUri() {
        assertThat(database.failToStart(MigratingApplication.class, "spring.data.mongodb.database=shop")
                        .description())
                .contains("ignores it and uses the database '"
                        + database.database().getName() + "'.");
        assertThat(database.nameOfPerson()).isEqualTo("old");
    }

    @Test
    void anOldHostThatIsNotTheOneInUseIsRefused() {
        assertThat(failToStart("spring.data.mongodb.host=db").description())
                .contains("spring.data.mongodb.host is set", "ignores it and uses localhost:27017.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user:secret@db/shop",
                "mongodb://user:se/cret@db/shop",
                "mongodb+srv://user:secret@db.invalid/shop"
            })
    void anOldUriThatCanNotBeReadIsRefusedWithoutBeingShown(String uri) {
        FailedStart failed = failToStart("spring.data.mongodb.uri=" + uri);
        assertThat(failed.description())
                .contains("spring.data.mongodb.uri is set", "ignores it and uses the database 'test'.")
                .doesNotContain("secret", "cret@");
        assertThat(failed.exitCode()).isEqualTo(2);
    }

    @Test
    void anOldDatabaseThatIsTheOneInUseMayStay() {
        database.start(
                        MigratingApplication.class,
                        "spring.data.mongodb.database=" + database.database().getName())
                .close();
        assertThat(database.applied("1")).isTrue();
    }

    @Test
    void aTemplateOfTheApplicationMayReadAnOldName() {
        database.start(
                        OwnTemplate.class,
                        "spring.data.mongodb.database=" + database.database().getName(),
                        "spring.mongodb.uri="
                                + database.uri().replace(database.database().getName(), "other"))
                .close();
        assertThat(database.applied("1")).isTrue();
    }

    @Test
    void nothingSetAtAllIsRefused() {
        assertThat(failToStart())
                .isEqualTo(new FailedStart(
                        "spring.mongodb.uri is not set, so Spring Boot uses the database 'test' at localhost:27017. Nothing"
                                + " was changed.",
                        "Set spring.mongodb.uri, in the environment SPRING_MONGODB_URI, to a connection string with a"
                                + " database behind the hosts, such as mongodb://host:27017/shop?replicaSet=rs0; if its user"
                                + " is of another database, add authSource=admin. For that database itself:"
                                + " mongodb://localhost:27017/test.",
                        2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mongodb://127.0.0.1:1", "mongodb://127.0.0.1:1/?w=majority"})
    void aUriWithoutADatabaseIsRefused(String uri) {
        FailedStart failed = failToStart("spring.mongodb.uri=" + uri);
        assertThat(failed.description())
                .isEqualTo(
                        "The connection string names no database, so there is none to migrate. Nothing was changed.");
        assertThat(failed.action()).startsWith("Set spring.mongodb.uri, in the environment SPRING_MONGODB_URI, to");
        assertThat(failed.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://admin:pa/ss@127.0.0.1:1/shop",
                "mongodb://admin:p@ss@127.0.0.1:1/shop",
                "mongdb://127.0.0.1:1/shop",
                "127.0.0.1:1/shop"
            })
    void aConnectionStringThatTheDriverDoesNotTakeIsRefused(String uri) {
        FailedStart failed = failToStart("spring.mongodb.uri=" + uri);
        assertThat(failed.description())
                .startsWith("The connection string is invalid. The connection string ")
                .doesNotContain("pa/ss", "p@ss");
        assertThat(failed.action()).contains("write / as %2F");
        assertThat(failed.exitCode()).isEqualTo(2);
    }

    @Test
    void anApplicationThatMakesItsOwnClientMayCallItsPropertiesAsItLikes() {
        TestDatabase.unconnected(OwnClient.class)
                .run(TestDatabase.arguments(
                        "spring.data.mongodb.uri=" + database.uri(),
                        "spring.mongodb.database=" + database.database().getName()))
                .close();
        assertThat(database.applied("1")).isTrue();
    }

    @Test
    void nothingIsRefusedWhenTheModeIsOff() {
        TestDatabase.unconnected(MigratingApplication.class)
                .run(TestDatabase.arguments("auto.migration=off", "spring.data.mongodb.uri=mongodb://db/shop"))
                .close();
    }

    private static FailedStart failToStart(String... properties) {
        return FailedStart.of(TestDatabase.unconnected(MigratingApplication.class), TestDatabase.arguments(properties));
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class OwnClient {
        @Bean
        MongoClient client(@Value("${spring.data.mongodb.uri}") String uri) {
            return MongoClients.create(uri);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class OwnTemplate {
        @Bean
        MongoTemplate mongoTemplate(MongoClient client, @Value("${spring.data.mongodb.database}") String database) {
            return new MongoTemplate(client, database);
        }
    }
}
