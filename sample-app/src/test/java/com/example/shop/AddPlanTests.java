package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.testsupport.MongoDbForTests;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

// tag::test[]
@SpringBootTest(properties = "auto.migration=off")
class AddPlanTests {

    @Autowired
    private Migrations migrations;

    @Autowired
    private MongoTemplate mongo;

    @Test
    void everybodyGetsAPlanAndKeepsTheirOwn() {
        mongo.insert(Document.parse("{_id: 1}"), "users");
        mongo.insert(Document.parse("{_id: 2, plan: 'gold'}"), "users");

        migrations.to(MigrationVersion.parse("1"));

        assertThat(mongo.findAll(Document.class, "users"))
                .extracting(user -> user.get("plan"))
                .containsExactly("free", "gold");

        migrations.down(1);

        assertThat(mongo.findAll(Document.class, "users"))
                .extracting(user -> user.get("plan"))
                .containsExactly(null, "gold");
    }
    // end::test[]

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        String uri = MongoDbForTests.uri(MongoDbForTests.newDatabaseName());
        registry.add("spring.mongodb.uri", () -> uri);
    }
    // tag::test[]
}
// end::test[]
