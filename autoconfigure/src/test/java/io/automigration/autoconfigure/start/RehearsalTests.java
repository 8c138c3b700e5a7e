package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.TestDatabase;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

@Tag("slow")
class RehearsalTests {

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTrainingRunTouchesNoDatabase() {
        try (ChildProcess process = JavaProcess.of(Main.class, "--spring.mongodb.uri=" + database.uri())
                .withOption("-Dspring.context.exit=onRefresh")
                .withVariable("AUTO_MIGRATION", "true")
                .start()) {
            assertThat(process.awaitExit()).as(process::output).isZero();
        }
        assertThat(database.untouched()).isTrue();
    }

    @Test
    void aotProcessingTouchesNoDatabase() {
        System.setProperty("spring.aot.processing", "true");
        try {
            database.start(MigratingApplication.class).close();
        } finally {
            System.clearProperty("spring.aot.processing");
        }
        assertThat(database.untouched()).isTrue();
    }

    @Test
    void anOrdinaryStartDoes() {
        database.start(MigratingApplication.class).close();
        assertThat(database.untouched()).isFalse();
    }

    static class Main {
        public static void main(String[] arguments) {
            SpringApplication.run(MigratingApplication.class, arguments);
        }
    }
}
