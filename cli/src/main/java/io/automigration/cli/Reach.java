package io.automigration.cli;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How far {@code up} or {@code down} goes: so many steps, or to a version. */
final class Reach {

    @Parameters(paramLabel = "N", arity = "0..1", description = "How many migrations; short for --steps.")
    private @Nullable Integer count;

    @Option(names = "--steps", paramLabel = "N", description = "How many migrations.")
    private @Nullable Integer steps;

    @Option(
            names = "--to",
            paramLabel = "V",
            description = "To this version: a version or a name, head or latest for the newest, base or 0 for none.")
    private @Nullable String version;

    /** How many steps; null when that was not said. */
    @Nullable
    Integer steps() {
        if (Stream.of(count, steps, version).filter(Objects::nonNull).count() > 1) {
            throw RefusedCommandException.usage("Only one of N, --steps and --to can be meant.", "Give one of them.");
        }
        Integer said = count == null ? steps : count;
        if (said != null && said < 1) {
            throw RefusedCommandException.usage(
                    "The number of steps must be at least 1, not " + said + ".",
                    "'up' goes up and 'down' goes down: give the number of steps without a sign.");
        }
        return said;
    }

    /** To which version; null when that was not said. */
    @Nullable
    String version() {
        return version;
    }
}
