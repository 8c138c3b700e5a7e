package io.automigration.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTests {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, '', 3",
        "abc, abc, 0",
        "kitten, sitting, 3",
        "TARGET, TARGT, 1",
        "Target, TARGET, 0",
        "ab, ba, 2"
    })
    void insertionsRemovalsAndReplacementsCountAndTheCaseDoesNot(String one, String other, int distance) {
        assertThat(Nearest.distance(one, other)).isEqualTo(distance);
    }

    @Test
    void theNearestIsFoundHoweverFarAway() {
        assertThat(Nearest.to("stauts", List.of("up", "status"))).hasValue("status");
        assertThat(Nearest.to("xyz", List.of("status"))).hasValue("status");
        assertThat(Nearest.to("xyz", List.of())).isEmpty();
    }

    @Test
    void whatIsTooFarAwayIsNotLikely() {
        assertThat(Nearest.likely("Stauts", List.of("up", "status"))).hasValue("status");
        assertThat(Nearest.likely("xyz", List.of("status"))).isEmpty();
        assertThat(Nearest.likely("x", List.of("y"))).hasValue("y");
    }
}
