package io.automigration.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ServerDownloadTests {

    @Test
    void severalAtOnceShareOneExecutable(@TempDir Path cache) {
        Stream.generate(() -> ServerDownload.forThisMachineInto(cache))
                .limit(3)
                .parallel()
                .map(ServerDownload::executable)
                .forEach(executable -> assertThat(executable)
                        .isExecutable()
                        // the wheel has a Python script of the same name
                        .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(10_000_000)));

        assertThat(cache.toFile().list()).hasSize(1);
    }
}
