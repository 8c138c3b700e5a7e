package com.example.shop;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** In a profile of its own, so that the other examples have Boot's client. */
@Profile("own-client")
// tag::settings[]
@Configuration(proxyBeanMethods = false)
class OwnClient {

    @Bean
    MongoClientSettings mongoClientSettings(@Value("${spring.mongodb.uri}") String uri) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri)) // else it connects to localhost
                .applyToConnectionPoolSettings(pool -> pool.maxSize(20))
                .build();
    }
}
// end::settings[]
