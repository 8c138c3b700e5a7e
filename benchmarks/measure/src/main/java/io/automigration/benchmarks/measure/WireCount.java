package io.automigration.benchmarks.measure;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The commands that came over the wire, by name; what the driver sends for itself is not among them. */
record WireCount(Map<String, Long> byName) {

    static WireCount of(Collection<String> names) {
        return new WireCount(names.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())));
    }

    long total() {
        return byName.values().stream().mapToLong(Long::longValue).sum();
    }

    String text() {
        String names = byName.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return byName.isEmpty() ? "0" : "%,d (%s)".formatted(total(), names);
    }
}
