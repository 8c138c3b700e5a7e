package io.automigration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationVersionTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "3.1",
                "0.1",
                "1.0.2",
                "10",
                "20240117.1",
                "9223372036854775807",
                "1.9223372036854775807"
            })
    void oneSpellingIsReadAndWritten(String text) {
        assertThat(MigrationVersion.parse(text)).hasToString(text);
    }

    @Test
    void versionsCompareNumberByNumber() {
        assertThat(Stream.of("10", "3.1", "9", "3", "20240117", "0", "3.0.1", "3.10", "3.2", "9223372036854775807")
                        .map(MigrationVersion::parse)
                        .sorted())
                .extracting(MigrationVersion::toString)
                .containsExactly("0", "3", "3.0.1", "3.1", "3.2", "3.10", "9", "10", "20240117", "9223372036854775807");
    }

    @Test
    void equalVersionsAreOneVersion() {
        assertThat(MigrationVersion.parse("3.1"))
                .isEqualTo(MigrationVersion.parse("3.1"))
                .hasSameHashCodeAs(MigrationVersion.parse("3.1"))
                .isEqualByComparingTo(MigrationVersion.parse("3.1"))
                .isNotEqualTo(MigrationVersion.parse("3"))
                .extracting(MigrationVersion::numbers)
                .isEqualTo(List.of(3L, 1L));
    }

    @Test
    void zeroIsBelowEveryVersion() {
        assertThat(MigrationVersion.parse("0")).isEqualTo(MigrationVersion.ZERO);
        assertThat(MigrationVersion.ZERO).isLessThan(MigrationVersion.parse("0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "01, 1",
        "1.0, 1",
        "1.0.0, 1",
        "1.2.0, 1.2",
        "1_2, 1.2",
        "1-2, 1.2",
        "007.010, 7.10",
        "1.02, 1.2",
        "2024-01-17, 20240117",
        "2024_10_17, 20241017"
    })
    void anotherSpellingIsRefusedWithTheRightOne(String text, String right) {
        MigrationConfigurationException refused = refused(text);
        assertThat(refused).hasMessage("The version '" + text + "' should be written '" + right + "'.");
        assertThat(refused.action())
                .isEqualTo("Write it as '" + right + "' (in a class name: V" + right.replace('.', '_')
                        + "__...): numbers separated by dots, without leading zeros and without '.0' at the end.");
        assertThat(MigrationVersion.parse(right)).hasToString(right);
        assertThat(MigrationVersion.meantBy(text)).hasValue(MigrationVersion.parse(right));
    }

    @ParameterizedTest
    @CsvSource({"17_01_24, 20240117", "17.01.24, 20240117", "17-01-2024, 20240117", "01.12.2023, 20231201"})
    void aDateWithTheDayFirstIsRefusedWithTheYearFirst(String text, String right) {
        MigrationConfigurationException refused = refused(text);
        assertThat(refused)
                .hasMessage("The version '" + text + "' looks like a date with the day first, which sorts wrongly.");
        assertThat(refused.action())
                .isEqualTo("Write it as '" + right + "' (in a class name: V" + right
                        + "__...): versions are compared number by number, so a date goes year first.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31_02_24", "45_01_24", "12_13_24"})
    void whatIsNoDateIsOfferedAsNumbers(String text) {
        String right = text.replace("_0", ".").replace('_', '.');
        assertThat(refused(text)).hasMessage("The version '" + text + "' should be written '" + right + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void noneAtAllIsMissing(String text) {
        MigrationConfigurationException refused = refused(text);
        assertThat(refused).hasMessage("The version is missing.");
        assertThat(refused.action())
                .isEqualTo(
                        "Give it a version of numbers separated by dots, without leading zeros: by a class name such as"
                                + " V3__AddPlan, or with @Migration(version = \"3\").");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V3", "3a", "1..2", ".1", "1.", "-1", "+1", "1.-2", " 1", "1 ", "1e3", "٣", "latest"})
    void whatIsNotMadeOfNumbersIsRefused(String text) {
        MigrationConfigurationException refused = refused(text);
        assertThat(refused).hasMessage("The version '" + text + "' does not consist of numbers separated by dots.");
        assertThat(refused.action()).startsWith("Give it a version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1.9223372036854775808", "09223372036854775808"})
    void aNumberOfMoreThan64BitsIsRefused(String text) {
        MigrationConfigurationException refused = refused(text);
        assertThat(refused).hasMessage("The version '" + text + "' has a number that does not fit in 64 bits.");
        assertThat(refused.action()).startsWith("Give it a version");
        assertThat(refused.action()).doesNotContain("9223372036854775808");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "V3", "1..2", "latest", "00", "3", "3.1"})
    void whatIsRightAlreadyOrCanNotBeToldIsMeantToBeNothingElse(String text) {
        assertThat(MigrationVersion.meantBy(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0.0", "0_0"})
    void aLongZeroIsRefusedWithoutOfferingAVersionThatNoMigrationCanHave(String text) {
        assertThat(refused(text).action()).startsWith("Give it a version");
    }

    private static MigrationConfigurationException refused(String text) {
        MigrationConfigurationException refused =
                catchThrowableOfType(MigrationConfigurationException.class, () -> MigrationVersion.parse(text));
        assertThat(refused).as(text).isNotNull();
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        return refused;
    }
}
