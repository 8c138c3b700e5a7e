package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

class StartModeTests {

    @ParameterizedTest
    @CsvSource({
        "true, APPLY",
        "apply, APPLY",
        "on, APPLY",
        "yes, APPLY",
        "1, APPLY",
        "validate, VALIDATE",
        "wait, WAIT",
        "false, OFF",
        "off, OFF",
        "no, OFF",
        "0, OFF",
        "TRUE, APPLY",
        "Validate, VALIDATE",
        "' true ', APPLY"
    })
    void wordsInAnyCaseNameAMode(String word, StartMode mode) {
        assertThat(StartMode.of(TestEnvironment.ofVariables(Map.of("AUTO_MIGRATION", word))))
                .contains(mode);
        assertThat(StartMode.of(TestEnvironment.ofVariables(Map.of("AUTO_MIGRATION_MODE", word))))
                .contains(mode);
        assertThat(StartMode.of(TestEnvironment.of(Map.of("auto.migration", word))))
                .contains(mode);
        assertThat(StartMode.of(TestEnvironment.of(Map.of("auto.migration.mode", word))))
                .contains(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "${NOT_THERE:}"})
    void blankIsUnset(String blank) {
        assertThat(StartMode.of(TestEnvironment.of(Map.of("auto.migration", blank))))
                .isEmpty();
    }

    @Test
    void theValueMayComeFromAPlaceholder() {
        assertThat(StartMode.of(TestEnvironment.of(Map.of("auto.migration", "${MODE}", "MODE", "wait"))))
                .contains(StartMode.WAIT);
    }

    @Test
    void anotherWordIsRefusedWithItsOriginAndTheAllowedOnes() {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() -> StartMode.of(TestEnvironment.ofVariables(Map.of("AUTO_MIGRATION", "tru"))))
                .withMessage("The value 'tru' of auto.migration (from \"AUTO_MIGRATION\" from property source"
                        + " \"systemEnvironment\") is not one of its values. Nothing was changed.")
                .satisfies(e -> assertThat(e.action())
                        .isEqualTo("Set it to true (apply what is pending), validate (fail when something is pending),"
                                + " wait (until another instance has applied it) or false (do nothing). Also accepted:"
                                + " apply, on, yes and 1 for true; off, no and 0 for false."));
    }

    @Test
    void bothSpellingsMayAgree() {
        assertThat(StartMode.of(TestEnvironment.of(Map.of("auto.migration", "on", "auto.migration.mode", "true"))))
                .contains(StartMode.APPLY);
    }

    @Test
    void bothSpellingsMustNotDiffer() {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(() ->
                        StartMode.of(TestEnvironment.of(Map.of("auto.migration", "on", "auto.migration.mode", "off"))))
                .withMessage("auto.migration is 'on' (from \"auto.migration\" from property source \"test\"), but"
                        + " auto.migration.mode is 'off' (from \"auto.migration.mode\" from property source \"test\")."
                        + " Nothing was changed.")
                .satisfies(e -> assertThat(e.action())
                        .isEqualTo("They are one setting in two spellings. Remove one of them, or give both the same"
                                + " value."));
    }

    @ParameterizedTest
    @CsvSource({
        "auto.migration, false, auto.migration.mode, apply, OFF",
        "auto.migration.mode, off, auto.migration, true, OFF",
        "auto.migration, false, auto.migration.mode, aply, OFF",
        "auto.migration, '', auto.migration.mode, apply, APPLY"
    })
    void ofTwoSourcesTheHigherOneDecides(String higher, String word, String lower, String otherWord, StartMode mode) {
        ConfigurableEnvironment environment = TestEnvironment.of(Map.of(higher, word));
        environment.getPropertySources().addLast(new MapPropertySource("lower", Map.of(lower, otherWord)));
        assertThat(StartMode.of(environment)).contains(mode);
    }
}
