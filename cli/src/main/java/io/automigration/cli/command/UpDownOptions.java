package io.automigration.cli.command;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How far {@code up} or {@code down} goes: so many steps, or to a version. */
final class UpDownOptions {

    @Parameters(paramLabel = "N", arity = "0..1", description = "How many migrations; short for --steps.")
    private @Nullable Integer count;

    @Option(names = "--steps", paramLabel = "N", description = "How many migrations.")
    private @Nullable Integer steps;

    @Option(
            names = "--to",
            paramLabel = "V",
            description = "To this version: a version or a name; head or latest for the newest, base or 0 for none.")
    private @Nullable String version;

    /** Throws when they contradict each other. */
    void check() {
        if (Stream.of(count, steps, version).filter(Objects::nonNull).count() > 1) {
            throw new RefusedCommandException(
                    "N, --steps and --to exclude each other. Nothing was changed.", "Give only one of them.");
        }
        Integer said = steps();
        if (said != null && said < 1) {
            throw new RefusedCommandException(
                    "The number of steps must be at least 1, not " + said + ". Nothing was changed.",
                    "'up' goes up and 'down' goes down: give the number without a sign.");
        }
    }

    /** How many steps; null when that was not said. */
    @Nullable
    Integer steps() {
        return count == null ? steps : count;
    }

    /** To which version; null when that was not said. */
    @Nullable
    String version() {
        return version;
    }
}
