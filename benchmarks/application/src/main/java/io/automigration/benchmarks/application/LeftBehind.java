package io.automigration.benchmarks.application;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a start has left behind: live objects, threads, connections. */
final class LeftBehind {

    private static final int COLLECTIONS = 5;

    private LeftBehind() {}

    static void say() {
        long heap = IntStream.range(0, COLLECTIONS)
                .mapToLong(i -> heapAfterCollection())
                .min()
                .orElseThrow();
        String threads = Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replace(' ', '_').replaceAll("\\d{3,}", "n"))
                .sorted()
                .collect(Collectors.joining(","));
        Said.that(
                "left-behind",
                List.of(
                        "heap=" + heap,
                        "connections=" + CountedConnections.open.get(),
                        "in-use=" + CountedConnections.inUse.get(),
                        "threads=" + threads));
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
