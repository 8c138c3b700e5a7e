package io.automigration.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What was begun in the background of a shell ignores SIGINT, and so does all that it starts itself, a JVM too. A child that a
 * test interrupts must hear it.
 */
final class InheritedSignals {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long SIGINT = 1L << (2 - 1);

    private InheritedSignals() {}

    /** What a command has to begin with, so that it hears SIGINT; empty where it does by itself. */
    static List<String> restored() {
        return ignored() ? List.of("env", "--default-signal=INT") : List.of();
    }

    private static boolean ignored() {
        if (!Files.isReadable(STATUS)) {
            return false;
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> line.substring("SigIgn:".length()).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SIGINT) != 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
