package io.automigration.autoconfigure.command;

import io.automigration.Migration;
import io.automigration.MigrationStep;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import jakarta.servlet.Filter;
import org.bson.Document;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * An application with all that must not come to life in a command, each of which says WITNESS when it does, and with four
 * migrations, of which the third and the fourth do what {@code shop.trouble.3} and {@code shop.trouble.4} say.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ShopApplication {

    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }

    @Bean
    @Migration
    MongoMigration v1__AddOne() {
        return MongoMigration.of(insert(1), delete(1));
    }

    @Bean
    @Migration
    MongoMigration v2__AddTwo() {
        return MongoMigration.of(insert(2), delete(2));
    }

    @Bean
    @Migration
    MongoMigration v3__AddThree(Environment environment) {
        return MongoMigration.of(troubled(insert(3), environment), troubled(delete(3), environment));
    }

    @Bean
    @Migration(transaction = TransactionMode.NONE)
    MongoMigration v4__AddFour(Environment environment) {
        return MongoMigration.of(troubled(insert(4), environment), delete(4));
    }

    @Bean
    CommandLineRunner runner() {
        return arguments -> witness("runner");
    }

    @Bean
    Filter filter() {
        witness("filter");
        return (request, response, chain) -> chain.doFilter(request, response);
    }

    @Bean
    Consumer consumer(MongoTemplate template) {
        return new Consumer(template);
    }

    private static MigrationStep insert(int id) {
        return context -> context.mongo().insert(new Document("_id", id), "data");
    }

    private static MigrationStep delete(int id) {
        return context -> context.mongo().getCollection("data").deleteOne(new Document("_id", id));
    }

    private static MigrationStep troubled(MigrationStep step, Environment environment) {
        return context -> {
            step.run(context);
            switch (environment.getProperty("shop.trouble." + context.version(), "none")) {
                case "fail" -> throw new IllegalStateException("trouble");
                case "null" -> longName(null);
                case "hang" -> {
                    System.out.println("hanging in " + context.version());
                    Thread.currentThread().join();
                }
                default -> {}
            }
        };
    }

    private static boolean longName(String name) {
        return length(name) > 20;
    }

    private static int length(String name) {
        return name.length();
    }

    private static void witness(String bean) {
        System.out.println("WITNESS: " + bean);
    }

    /** As a message consumer: alive as soon as it is made, and again when the application is. */
    static final class Consumer implements SmartLifecycle {

        private boolean running;

        Consumer(MongoTemplate template) {
            witness("consumer on " + template.getDb().getName());
        }

        @Override
        public void start() {
            running = true;
            witness("lifecycle");
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
