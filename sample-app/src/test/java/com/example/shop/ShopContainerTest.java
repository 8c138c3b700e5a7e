package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Migrations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Compiled for the pages; run it is not, since there may be no Docker. How the annotation and migrations go together is seen
 * by the sample's tests of its endpoints.
 */
// tag::container[]
@SpringBootTest(properties = "auto.migration=true")
class ShopContainerTest {

    @ServiceConnection
    static final MongoDBContainer mongo = new MongoDBContainer("mongo:8").withReplicaSet();

    @BeforeAll
    static void start() {
        mongo.start();
    }

    @Test
    void isUpToDate(@Autowired Migrations migrations) {
        assertThat(migrations.status().pending()).isEmpty();
    }
}
// end::container[]
