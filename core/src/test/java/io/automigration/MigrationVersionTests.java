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
                .isEqualTo(new MigrationVersion(List.of(3L, 1L)))
                .isEqualByComparingTo(new MigrationVersion(List.of(3L, 1L)));
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
        "2024-01-17, 2024.1.17"
    })
    void anotherSpellingIsRefusedWithTheRightOne(String text, String right) {
        InvalidVersionException refused = refused(text);
        assertThat(refused).hasMessage("The version '" + text + "' is not in its one spelling.");
        assertThat(refused.suggestion()).isEqualTo(right);
        assertThat(refused.action())
                .isEqualTo("Write it as '" + right + "' (in a class name: V" + right.replace('.', '_')
                        + "__...): numbers separated by dots, without leading zeros and without '.0' at the end.");
        assertThat(MigrationVersion.parse(right)).hasToString(right);
    }

    @ParameterizedTest
    @CsvSource({"17_01_24, 20240117", "17.01.24, 20240117", "17-01-2024, 20240117", "01.12.2023, 20231201"})
    void aDateWithTheDayFirstIsRefusedWithTheYearFirst(String text, String right) {
        InvalidVersionException refused = refused(text);
        assertThat(refused)
                .hasMessage("The version '" + text + "' looks like a date with the day first, which sorts wrongly.");
        assertThat(refused.suggestion()).isEqualTo(right);
        assertThat(refused.action())
                .isEqualTo("Write it as '" + right + "' (in a class name: V" + right
                        + "__...): versions are compared number by number, so a date goes year first.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31_02_24", "45_01_24", "12_13_24"})
    void whatIsNoDateIsOfferedAsNumbers(String text) {
        assertThat(refused(text).suggestion()).isEqualTo(text.replace("_0", ".").replace('_', '.'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void noneAtAllIsMissing(String text) {
        InvalidVersionException refused = refused(text);
        assertThat(refused).hasMessage("The version is missing.");
        assertThat(refused.action())
                .isEqualTo(
                        "Give it a version of numbers separated by dots, without leading zeros: by a class name such as"
                                + " V3__AddPlan, or with @Migration(version = \"3\").");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V3", "3a", "1..2", ".1", "1.", "-1", "+1", "1.-2", " 1", "1 ", "1e3", "٣", "latest"})
    void whatIsNotMadeOfNumbersIsRefused(String text) {
        InvalidVersionException refused = refused(text);
        assertThat(refused).hasMessage("The version '" + text + "' is not made of numbers separated by dots.");
        assertThat(refused.suggestion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1.9223372036854775808", "09223372036854775808"})
    void aNumberOfMoreThan64BitsIsRefused(String text) {
        InvalidVersionException refused = refused(text);
        assertThat(refused).hasMessage("The version '" + text + "' has a number that does not fit in 64 bits.");
        assertThat(refused.suggestion()).isNull();
        assertThat(refused.action()).doesNotContain("9223372036854775808");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0.0", "0_0"})
    void aLongZeroIsRefusedWithoutOfferingAVersionThatNoMigrationCanHave(String text) {
        assertThat(refused(text).suggestion()).isNull();
    }

    @Test
    void numbersAreRefusedThatTextCouldNotSpell() {
        assertThat(List.of(List.<Long>of(), List.of(1L, 0L), List.of(-1L)))
                .allSatisfy(numbers -> assertThat(catchThrowableOfType(
                                InvalidVersionException.class, () -> new MigrationVersion(numbers)))
                        .isNotNull());
    }

    private static InvalidVersionException refused(String text) {
        InvalidVersionException refused =
                catchThrowableOfType(InvalidVersionException.class, () -> MigrationVersion.parse(text));
        assertThat(refused).as(text).isNotNull();
        assertThat(refused.version()).isEqualTo(text);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        return refused;
    }
}
