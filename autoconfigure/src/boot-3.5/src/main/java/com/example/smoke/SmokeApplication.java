package com.example.smoke;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import org.bson.Document;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One migration by a class, one by a method, and one that is up to no good. */
@SpringBootApplication
public class SmokeApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SmokeApplication.class, arguments);
    }

    @Bean
    @Migration
    MongoMigration v2__AddUser(Users users) {
        return MongoMigration.of(context -> users.insert(new User(2, "b@example.org")));
    }

    @Bean
    @Migration
    @ConditionalOnProperty("escape")
    MongoMigration v3__Escape(MongoTemplate template) {
        return MongoMigration.of(context -> template.getMongoDatabaseFactory()
                .getMongoDatabase()
                .getCollection("elsewhere")
                .insertOne(new Document()));
    }
}
