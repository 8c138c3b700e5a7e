package io.automigration.benchmarks.measure;

import io.automigration.testsupport.ServerUri;
import io.automigration.testsupport.wire.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who sent how many commands through a proxy, and when. */
final class Traffic {

    /** Mongock commits one transaction even when it has nothing to do. */
    private static final int COMMITS_OF_A_WAITER = 1;

    /** Less than this is no waiting. */
    private static final double SECONDS = 2;

    private final Map<String, List<Long>> times = new TreeMap<>();
    private final Map<String, Integer> commits = new TreeMap<>();

    /** A URI by which an instance is known here. */
    static String named(String uri, String name) {
        ServerUri parts = ServerUri.parse(uri);
        List<String> options = Stream.concat(parts.options().stream(), Stream.of("appName=" + name))
                .toList();
        return new ServerUri(parts.start(), parts.hosts(), parts.database(), options).toString();
    }

    /** A condition that holds for nothing, and has seen everything. */
    synchronized boolean passed(Command command) {
        times.computeIfAbsent(command.appName(), name -> new ArrayList<>()).add(System.nanoTime());
        if (command.name().equals("commitTransaction")) {
            commits.merge(command.appName(), 1, Integer::sum);
        }
        return false;
    }

    synchronized int commands() {
        return times.values().stream().mapToInt(List::size).sum();
    }

    /** Of each that migrated nothing, and waited. */
    synchronized List<Double> perSecondOfWaiters() {
        List<Double> rates = new ArrayList<>();
        times.forEach((name, sent) -> {
            double seconds = (sent.get(sent.size() - 1) - sent.get(0)) / 1e9;
            if (commits.getOrDefault(name, 0) <= COMMITS_OF_A_WAITER && seconds >= SECONDS) {
                rates.add(sent.size() / seconds);
            }
        });
        return rates;
    }
}
