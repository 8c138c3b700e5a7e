package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Migration;
import io.automigration.MongoMigration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class ConfiguredStartTests {

    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void unsetLeavesTheDatabaseAloneAndSaysHowToSetIt(CapturedOutput output) {
        database.start(MigratingApplication.class, "auto.migration=").close();
        assertThat(database.nameOfPerson()).isEqualTo("old");
        assertThat(output)
                .contains(
                        "No migration is applied, because auto.migration is not set. Set AUTO_MIGRATION=true to apply them"
                                + " at each start, or AUTO_MIGRATION=false to turn this warning off.");
    }

    @Test
    void unsetWithoutMigrationsSaysNothing(CapturedOutput output) {
        database.start(Empty.class, "auto.migration=").close();
        assertThat(output).doesNotContain("auto.migration");
    }

    @Test
    void offLeavesTheDatabaseAloneAndSaysSoToDevelopersOnly(CapturedOutput output) {
        database.start(MigratingApplication.class, "auto.migration=off", "logging.level.io.automigration=debug")
                .close();
        assertThat(database.nameOfPerson()).isEqualTo("old");
        assertThat(output)
                .contains("No migration is applied: auto.migration is off.")
                .doesNotContain("WARN");
    }

    @Test
    void offStumblesOverNoOtherSetting() {
        database.start(MigratingApplication.class, "auto.migration=off", "auto.migration.lock.lease=soon")
                .close();
    }

    @Test
    void offAndUnsetReachForNoServer() {
        String nowhere = "spring.mongodb.uri=mongodb://127.0.0.1:1/nowhere";
        database.start(MigratingApplication.class, "auto.migration=off", nowhere)
                .close();
        database.start(MigratingApplication.class, "auto.migration=", nowhere).close();
    }

    @Test
    void onWithoutMigrationsSaysWhereItLooked(CapturedOutput output) {
        database.start(Empty.class).close();
        assertThat(output)
                .contains(
                        "auto.migration is set, but there is no @Migration bean. Are your migrations in a package that is"
                                + " scanned ([io.automigration.autoconfigure])?");
    }

    @Test
    void theModeMayBeSetInNestedYaml() {
        database.start(MigratingApplication.class, "auto.migration=", "auto.migration.mode=apply")
                .close();
        assertThat(database.nameOfPerson()).isEqualTo(MigratingApplication.NEW_NAME);
    }

    @Test
    void validateAppliesNothing() {
        FailedStart failed = database.failToStart(MigratingApplication.class, "auto.migration=validate");
        assertThat(failed.description()).startsWith("Pending: 1");
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(database.nameOfPerson()).isEqualTo("old");
    }

    @Test
    void waitAppliesNothing() {
        FailedStart failed = database.failToStart(
                MigratingApplication.class, "auto.migration=wait", "auto.migration.wait-timeout=1ms");
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(database.nameOfPerson()).isEqualTo("old");
    }

    @Test
    void targetStopsBeforeWhatIsNewer() {
        database.start(TwoMigrations.class, "auto.migration.target=1").close();
        assertThat(database.applied("1")).isTrue();
        assertThat(database.applied("2")).isFalse();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Empty {}

    @Configuration(proxyBeanMethods = false)
    @Import(MigratingApplication.class)
    static class TwoMigrations {
        @Bean
        @Migration
        MongoMigration v2__Nothing() {
            return MongoMigration.of(context -> {});
        }
    }
}
