package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UnknownPropertiesTests {

    private final UnknownProperties unknown = new UnknownProperties();
    private final TestDatabase database = new TestDatabase().withPerson("old");

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "auto.migration.tarjet, auto.migration.target",
        "auto.migration.on-mising, auto.migration.on-missing",
        "auto.migration.lock.leese, auto.migration.lock.lease"
    })
    void theNearestNameIsOffered(String property, String nearest) {
        List<ConfigurationProperty> found = unknown.in(TestEnvironment.of(Map.of(property, "x")));
        assertThat(found).hasSize(1);
        assertThat(unknown.nearest(found.get(0))).isEqualTo(nearest);
    }

    @Test
    void allSpellingsThatBootReadsAreKnown() {
        assertThat(unknown.in(TestEnvironment.of(Map.of(
                        "auto.migration", "true",
                        "auto.migration.waitTimeout", "5s",
                        "auto.migration.on_missing", "warn",
                        "auto.migration.lock.lease", "3s",
                        "auto.migrations.x", "y"))))
                .isEmpty();
    }

    @Test
    void variablesAreLeftToWhoKnowsTheirSpelling() {
        assertThat(unknown.in(TestEnvironment.ofVariables(Map.of("AUTO_MIGRATION_WAIT_TIMEOUT", "5s"))))
                .isEmpty();
    }

    @Test
    void aStartWarnsWithThePlace(CapturedOutput output) {
        database.start(MigratingApplication.class, "auto.migration.on-mising=fail")
                .close();
        assertThat(output)
                .contains("auto.migration.on-mising (from \"auto.migration.on-mising\" from property source"
                        + " \"commandLineArgs\") has no effect: there is no such property. Did you mean"
                        + " auto.migration.on-missing?");
    }
}
