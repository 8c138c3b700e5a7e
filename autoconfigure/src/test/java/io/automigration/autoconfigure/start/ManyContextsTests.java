package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.query.Update;

/** Many applications start at once on one database. */
@Tag("slow")
class ManyContextsTests {

    private static final int CONTEXTS = 20;

    private final TestDatabase database = new TestDatabase().withPerson("old");
    private final ExecutorService threads = Executors.newFixedThreadPool(CONTEXTS);

    @AfterEach
    void close() {
        threads.shutdown();
        database.close();
    }

    @Test
    void allStartAndEachMigrationTakesEffectOnce() {
        List<CompletableFuture<ConfigurableApplicationContext>> starts = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> database.start(Counting.class), threads))
                .limit(CONTEXTS)
                .toList();
        starts.forEach(start -> start.join().close());

        assertThat(database.nameOfPerson()).isEqualTo(MigratingApplication.NEW_NAME);
        assertThat(database.collection("counted").find()).containsExactly(new Document("_id", "2").append("times", 1));
        assertThat(database.applied("1")).isTrue();
        assertThat(database.applied("2")).isTrue();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class Counting {

        @Bean
        @Migration
        MongoMigration v2__Counted() {
            return MongoMigration.of(context ->
                    context.mongo().upsert(query(where("_id").is("2")), new Update().inc("times", 1), "counted"));
        }
    }
}
