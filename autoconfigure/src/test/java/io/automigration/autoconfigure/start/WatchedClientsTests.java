package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.internal.MongoClientImpl;
import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.TestDatabase;
import io.automigration.internal.step.CommandWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

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

    private void assertWatchedOnce(Class<?> source) {
        try (ConfigurableApplicationContext context = database.start(source)) {
            CommandWatch watch = context.getBean("autoMigrationCommandWatch", CommandWatch.class);
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
        MongoClientSettings settings(@Value("${spring.mongodb.uri}") ConnectionString uri, CommandWatch watch) {
            return MongoClientSettings.builder()
                    .applyConnectionString(uri)
                    .addCommandListener(watch)
                    .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(watch))
                    .build();
        }
    }
}
