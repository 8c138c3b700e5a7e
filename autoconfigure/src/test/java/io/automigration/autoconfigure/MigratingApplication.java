package io.automigration.autoconfigure;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.config.EnableMongoRepositories;

/** What test applications have in common: one migration, which gives the person a new name. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableMongoRepositories(basePackageClasses = People.class)
public class MigratingApplication {

    /** What all witnesses see when they see migrated data. */
    public static final String NEW_NAME = "new";

    @Bean
    Witnesses witnesses() {
        return new Witnesses();
    }

    @Bean
    @Migration
    MongoMigration v1__NewName() {
        return MongoMigration.of(context ->
                context.mongo().updateFirst(query(where("_id").is(1)), Update.update("name", NEW_NAME), Person.class));
    }
}
