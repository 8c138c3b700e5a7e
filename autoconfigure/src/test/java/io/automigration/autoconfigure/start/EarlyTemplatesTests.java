package io.automigration.autoconfigure.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.autoconfigure.MigratingApplication;
import io.automigration.autoconfigure.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

@ExtendWith(OutputCaptureExtension.class)
class EarlyTemplatesTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTemplateMadeForAPostProcessorIsWarnedOf(CapturedOutput output) {
        database.start(Hasty.class).close();
        assertThat(output)
                .contains("The MongoTemplates [mongoTemplate] were created before migrations could run, because a"
                        + " BeanPostProcessor, a message source or the like needs them. Whatever reads through them that"
                        + " early sees data that is not migrated yet.");
        assertThat(database.nameOfPerson()).isEqualTo(MigratingApplication.NEW_NAME);
    }

    @Test
    void nothingIsSaidWhenTheModeIsOff(CapturedOutput output) {
        database.start(Hasty.class, "auto.migration=off").close();
        assertThat(output).doesNotContain("were created before migrations could run");
    }

    @Test
    void nothingIsSaidOfTemplatesMadeInTime(CapturedOutput output) {
        database.start(MigratingApplication.class).close();
        assertThat(output).doesNotContain("were created before migrations could run");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class Hasty {

        @Bean
        static BeanPostProcessor hasty(MongoTemplate template) {
            return new BeanPostProcessor() {};
        }
    }
}
