package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import io.automigration.MigrationCommandListener;
import io.automigration.Migrations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Beans of applications beside ours. */
@Tag("slow")
class CandidatesTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anApplicationThatInjectsItsOwnCommandListenerGetsIt() {
        try (var context = database.start(Listening.class, "auto.migration=off")) {
            assertThat(context.getBean(Injected.class).listener()).isInstanceOf(SlowCommands.class);
            assertThat(context.getBean(MigrationCommandListener.class)).isNotNull();
        }
    }

    @Nested
    @SpringBootTest(
            classes = MigratingApplication.class,
            webEnvironment = SpringBootTest.WebEnvironment.NONE,
            properties = "auto.migration=true")
    @DirtiesContext
    class WithMigrationsReplaced {

        private static final TestDatabase DATABASE = new TestDatabase().withPerson("old");

        @MockitoBean
        private Migrations migrations;

        @DynamicPropertySource
        static void connect(DynamicPropertyRegistry registry) {
            registry.add("spring.mongodb.uri", DATABASE::uri);
        }

        @AfterAll
        static void drop() {
            DATABASE.close();
        }

        @Test
        void anApplicationIsMigratedAllTheSame() {
            assertThat(migrations.history()).isEmpty();
            assertThat(DATABASE.nameOfPerson()).isEqualTo(MigratingApplication.NEW_NAME);
        }
    }

    static class SlowCommands implements CommandListener {}

    record Injected(CommandListener listener) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Injected.class)
    static class Listening {

        @Bean
        SlowCommands slowCommands() {
            return new SlowCommands();
        }
    }
}
