package com.example.smoke;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.automigration.Migration;
import io.automigration.MigrationContext;
import io.automigration.MongoMigration;
import org.springframework.data.mongodb.core.MongoTemplate;

@Migration
class V1__RemoveDuplicates implements MongoMigration {

    private final MongoTemplate template;

    V1__RemoveDuplicates(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public void up(MigrationContext context) {
        template.remove(query(where("_id").is(1)), User.class);
    }
}
