package io.automigration.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownVariablesTests {

    private final UnknownVariables unknown = new UnknownVariables();

    @Test
    void bothSpellingsThatBootReadsAreKnown() {
        assertThat(unknown.among(Stream.of(
                        "AUTO_MIGRATION_MODE",
                        "AUTO_MIGRATION_LOCK_LEASE",
                        "AUTO_MIGRATION_WAIT_TIMEOUT",
                        "AUTO_MIGRATION_WAITTIMEOUT",
                        "AUTO_MIGRATION_ON_OUT_OF_ORDER")))
                .isEmpty();
    }

    @Test
    void othersAreNoneOfOurs() {
        assertThat(unknown.among(Stream.of("PATH", "AUTO_MIGRATION", "AUTO_MIGRATIONS")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO_MIGRATION_TARGT, AUTO_MIGRATION_TARGET",
        "AUTO_MIGRATION_LEASE, AUTO_MIGRATION_MODE",
        "AUTO_MIGRATION_LOCKLEASE, AUTO_MIGRATION_LOCK_LEASE",
        "AUTO_MIGRATION_ON_MISING, AUTO_MIGRATION_ON_MISSING",
        "AUTO_MIGRATION_ON_OUTOF_ORDER, AUTO_MIGRATION_ON_OUT_OF_ORDER"
    })
    void theNearestNameIsOffered(String variable, String nearest) {
        assertThat(unknown.among(Stream.of(variable))).containsExactly(variable);
        assertThat(unknown.nearest(variable)).isEqualTo(nearest);
    }
}
