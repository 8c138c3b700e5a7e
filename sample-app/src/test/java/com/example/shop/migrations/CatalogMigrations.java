package com.example.shop.migrations;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.springframework.data.mongodb.core.query.Update.update;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.query.Update;

// tag::bean[]
@Configuration(proxyBeanMethods = false)
class CatalogMigrations {

    @Bean
    @Migration(description = "Products are visible unless somebody hides them")
    MongoMigration v7__addVisible() {
        return MongoMigration.of(
                context -> context.mongo()
                        .updateMulti(query(where("visible").exists(false)), update("visible", true), "products"),
                context -> context.mongo()
                        .updateMulti(query(where("visible").is(true)), new Update().unset("visible"), "products"));
    }
}
// end::bean[]
