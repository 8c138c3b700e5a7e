package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Migration;
import io.automigration.MigrationsCompletedEvent;
import io.automigration.MongoMigration;
import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.TestDatabase;
import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** A servlet application comes to it twice: from the gate, and from the initializer. */
class MigrationStartTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSecondHookStartsNoSecondRun() {
        try (var context = database.application(Listening.class)
                .web(WebApplicationType.SERVLET)
                .run()) {
            assertThat(context.getBean(Listening.class).events)
                    .singleElement()
                    .satisfies(event -> assertThat(event.report().steps()).hasSize(1));
        }
    }

    @Test
    void aBeanOfTheWebThatAMigrationNeedsStartsNoSecondRun() {
        database.application(NeedsFilter.class)
                .web(WebApplicationType.SERVLET)
                .run()
                .close();
        assertThat(database.applied("2")).isTrue();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class Listening {

        final List<MigrationsCompletedEvent> events = new ArrayList<>();

        @EventListener
        void completed(MigrationsCompletedEvent event) {
            events.add(event);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class NeedsFilter {

        @Bean
        Filter filter() {
            return (request, response, chain) -> chain.doFilter(request, response);
        }

        @Bean
        @Migration
        MongoMigration v2__Filtered(Filter filter) {
            return MongoMigration.of(context -> {});
        }
    }
}
