package io.automigration.benchmarks.application;

import java.util.List;

/** What a process says of itself: a line {@code benchmark.<what> <name>=<value> ...} on its standard output. */
final class Said {

    private Said() {}

    static void that(String what, List<String> values) {
        System.out.println("\nbenchmark." + what + " " + String.join(" ", values));
        System.out.flush();
    }
}
