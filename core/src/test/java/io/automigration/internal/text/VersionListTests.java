package io.automigration.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.MigrationVersion;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VersionListTests {

    @Test
    void upToTenVersionsAreNamed() {
        assertThat(VersionList.of(upTo(10))).isEqualTo("1, 2, 3, 4, 5, 6, 7, 8, 9, 10");
    }

    @Test
    void ofMoreTheRestIsCounted() {
        assertThat(VersionList.of(upTo(12))).isEqualTo("1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more up to 12");
    }

    private static List<MigrationVersion> upTo(long last) {
        return LongStream.rangeClosed(1, last)
                .mapToObj(number -> MigrationVersion.parse("" + number))
                .toList();
    }
}
