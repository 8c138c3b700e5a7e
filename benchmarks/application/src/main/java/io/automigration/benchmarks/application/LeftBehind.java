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
                .map(LeftBehind::nameOf)
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

    /** Without the number of a cluster and a port, which are others in each process. */
    private static String nameOf(Thread thread) {
        return thread.getName()
                .replaceAll("[0-9a-f]{24}", "id")
                .replaceAll(":\\d+", ":port")
                .replaceAll("[\\s,]", "_");
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
