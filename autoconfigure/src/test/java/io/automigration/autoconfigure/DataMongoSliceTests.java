package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Migrations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.mongodb.test.autoconfigure.DataMongoTest;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A slice has the {@code @Migration} methods of an application, but not its classes: what it ran would be half of it. */
@DataMongoTest(properties = "auto.migration=true")
@ContextConfiguration(classes = MigratingApplication.class)
class DataMongoSliceTests {

    private static final TestDatabase DATABASE = new TestDatabase();

    @DynamicPropertySource
    static void uri(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", DATABASE::uri);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    MongoTemplate template;

    @Test
    void aSliceDoesNotMigrate() {
        assertThat(context.getBeansOfType(Migrations.class)).isEmpty();
        assertThat(template.getCollectionNames()).isEmpty();
    }
}
