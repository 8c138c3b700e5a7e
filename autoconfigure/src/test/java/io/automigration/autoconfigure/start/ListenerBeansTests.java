package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import io.automigration.autoconfigure.FailedStart;
import io.automigration.autoconfigure.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.ExitCodeEvent;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

/** In an application that has beans which listen, as one with the actuator has. */
class ListenerBeansTests {

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "SERVLET"})
    void noneIsMadeToHearThatTheStartFailed(WebApplicationType type) {
        List<ApplicationFailedEvent> failures = new ArrayList<>();
        FailedStart failed = FailedStart.of(
                database.application(Refused.class).web(type).listeners((ApplicationListener<ApplicationFailedEvent>)
                        failures::add));
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failures).hasSize(1);
    }

    /** Needs a living context to be made. */
    static class Listening implements ApplicationListener<ExitCodeEvent> {

        Listening(ApplicationContext context) {
            context.getBean(MongoTemplate.class);
        }

        @Override
        public void onApplicationEvent(ExitCodeEvent event) {}
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Listening.class)
    static class Refused {

        @Bean
        @Migration
        MongoMigration withoutVersion() {
            return MongoMigration.of(context -> {});
        }
    }
}
