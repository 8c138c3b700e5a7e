package io.automigration.sample.database;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.boot.mongodb.autoconfigure.PropertiesMongoConnectionDetails;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Everything that talks to MongoDB needs the connection details first, so that old data is there before the first
 * migration. Properties are looked at when the service starts: conditions on them would be frozen by AOT.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MongoConnectionDetails mongoConnectionDetails(
            MongoProperties properties, ObjectProvider<SslBundles> sslBundles, Environment environment) {
        if (!isSet(properties.getUri()) && !isSet(properties.getHost())) {
            return InProcessDatabase.start();
        }
        MongoConnectionDetails details = new PropertiesMongoConnectionDetails(properties, sslBundles.getIfAvailable());
        if (Arrays.asList(environment.getActiveProfiles()).contains("dev")) {
            fill(details.getConnectionString());
        }
        return details;
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static void fill(ConnectionString uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            OldData.insertWhereEmpty(client, client.getDatabase(Objects.requireNonNullElse(uri.getDatabase(), "test")));
        }
    }
}
