package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.internal.MongoClientImpl;
import io.automigration.Migration;
import io.automigration.MigrationCommandListener;
import io.automigration.MongoMigration;
import io.automigration.autoconfigure.FailedStart;
import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;

class WatchedClientsTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theClientThatBootMakesIsWatched() {
        assertWatchedOnce(MigratingApplication.class);
    }

    @Test
    void theApplicationsOwnSettingsAreWatched() {
        assertWatchedOnce(OwnSettings.class);
    }

    @Test
    void settingsThatAreWatchedAlreadyStayAsTheyAre() {
        assertWatchedOnce(WatchedSettings.class);
    }

    @Test
    void aClientThatTheApplicationMakesIsWatchedByTheListenerThatItInjects() {
        assertThat(database.failToStart(OwnClient.class))
                .extracting(FailedStart::description)
                .asString()
                .contains("'insert' on " + new ConnectionString(database.uri()).getDatabase() + ".outside")
                .contains("outside of the migration's transaction");
        assertThat(database.applied("2")).isFalse();
    }

    private void assertWatchedOnce(Class<?> source) {
        try (ConfigurableApplicationContext context = database.start(source)) {
            MigrationCommandListener watch = context.getBean(MigrationCommandListener.class);
            MongoClientSettings settings = ((MongoClientImpl) context.getBean(MongoClient.class)).getSettings();
            assertThat(settings.getCommandListeners()).containsOnlyOnce(watch);
            assertThat(settings.getConnectionPoolSettings().getConnectionPoolListeners())
                    .containsOnlyOnce(watch);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class OwnSettings {
        @Bean
        MongoClientSettings settings(@Value("${spring.mongodb.uri}") ConnectionString uri) {
            return MongoClientSettings.builder().applyConnectionString(uri).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class WatchedSettings {
        @Bean
        MongoClientSettings settings(
                @Value("${spring.mongodb.uri}") ConnectionString uri, MigrationCommandListener listener) {
            return MongoClientSettings.builder()
                    .applyConnectionString(uri)
                    .addCommandListener(listener)
                    .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(listener))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class OwnClient {
        @Bean
        MongoClient client(@Value("${spring.mongodb.uri}") ConnectionString uri, MigrationCommandListener listener) {
            return MongoClients.create(MongoClientSettings.builder()
                    .applyConnectionString(uri)
                    .addCommandListener(listener)
                    .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(listener))
                    .build());
        }

        @Bean
        @Migration
        MongoMigration v2__Outside(MongoClient client, MongoDatabaseFactory factory) {
            return MongoMigration.of(
                    context -> client.getDatabase(factory.getMongoDatabase().getName())
                            .getCollection("outside")
                            .insertOne(new Document()));
        }
    }
}
