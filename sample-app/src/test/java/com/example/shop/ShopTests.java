package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.testsupport.MongoDbForTests;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The examples of the pages do what the pages say. */
class ShopTests {

    private final String uri = MongoDbForTests.uri(MongoDbForTests.newDatabaseName());
    private final ConfigurableApplicationContext shop = start("off");
    private final MongoTemplate mongo = shop.getBean(MongoTemplate.class);
    private final Migrations migrations = shop.getBean(Migrations.class);

    @AfterEach
    void close() {
        mongo.getDb().drop();
        shop.close();
    }

    @Test
    void allOfThemGoThereAndBack() {
        insert("users", "{_id: 1, name: 'Ada King Lovelace'}");
        insert("users", "{_id: 2, name: 'Plato'}");
        mongo.insert(
                IntStream.rangeClosed(1, 2_500)
                        .mapToObj(
                                id -> new Document("_id", id).append("price", 2).append("quantity", id))
                        .toList(),
                "orders");
        insert("products", "{_id: 1, price: 2}");

        migrations.up();

        assertThat(all("users"))
                .containsExactly(
                        Document.parse(
                                "{_id: 1, name: 'Ada King Lovelace', plan: 'free', first: 'Ada', last: 'King Lovelace'}"),
                        Document.parse("{_id: 2, name: 'Plato', plan: 'free', first: '', last: 'Plato'}"));
        assertThat(all("orders"))
                .hasSize(2_500)
                .allSatisfy(order -> assertThat(order).containsEntry("total", 2 * order.getInteger("quantity")));
        assertThat(all("roles")).extracting(role -> role.get("_id")).containsExactly("admin", "clerk", "guest");
        assertThat(all("products")).containsExactly(Document.parse("{_id: 1, price: 2, visible: true}"));
        assertThatThrownBy(() -> insert("products", "{_id: 2}")).isInstanceOf(DataIntegrityViolationException.class);

        migrations.down(1);
        assertThat(all("products")).containsExactly(Document.parse("{_id: 1, price: 2}"));
        assertThatThrownBy(() -> migrations.to(MigrationVersion.parse("5"))).hasMessageContaining("6");
    }

    @Test
    void whatTheyLeaveBehindIsNothing() {
        insert("users", "{_id: 1, name: 'Ada Lovelace'}");
        insert("products", "{_id: 1, price: 2}");
        Reverting reverting = new Reverting(migrations);

        migrations.to(MigrationVersion.parse("5"));
        reverting.theLastOne();
        reverting.allAbove3();
        assertThat(all("roles")).isEmpty();
        insert("products", "{_id: 2}");
        assertThat(migrations.status().pending()).hasSize(2);

        migrations.to(MigrationVersion.ZERO);
        assertThat(all("users")).containsExactly(Document.parse("{_id: 1, name: 'Ada Lovelace'}"));
    }

    @Test
    void aProfileBringsItsMigrationAndAListenerHearsOfIt() {
        insert("products", "{_id: 1, price: 2}");

        try (ConfigurableApplicationContext demo = start("true", "demo")) {
            assertThat(all("users")).extracting(user -> user.get("_id")).contains("demo");
            assertThat(demo.getBean(MigrationMetrics.class).seen())
                    .hasSize(9)
                    .last()
                    .isEqualTo("8 steps in this start");
        }
    }

    @Test
    void aClientOfOnesOwnIsMigratedToo() {
        insert("products", "{_id: 1, price: 2}");

        try (ConfigurableApplicationContext own = start("true", "own-client")) {
            assertThat(own.getBean(Migrations.class).status().pending()).isEmpty();
            assertThat(migrations.status().pending()).isEmpty();
        }
    }

    private ConfigurableApplicationContext start(String mode, String... profiles) {
        return new SpringApplicationBuilder(ShopApplication.class)
                .web(WebApplicationType.NONE)
                .profiles(profiles)
                .run(
                        "--auto.migration=" + mode,
                        "--spring.mongodb.uri=" + uri,
                        // what the sample says in its own files is not the shop's
                        "--spring.config.location=optional:classpath:/shop/");
    }

    private void insert(String collection, String json) {
        mongo.insert(Document.parse(json), collection);
    }

    private List<Document> all(String collection) {
        return mongo.findAll(Document.class, collection);
    }
}
