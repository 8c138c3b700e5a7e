package io.automigration.proof.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The traces of all contests, kept for {@code docs/internals/protocol/check-traces}: a file for each, its first line the
 * model's constants and what is there at the beginning, and each other line a trace.
 */
final class Traces {

    private final Map<Contest, Set<String>> byContest =
            new TreeMap<>(java.util.Comparator.comparing(Contest::toString));

    void add(Contest contest, Set<String> traces) {
        byContest.computeIfAbsent(contest, none -> new TreeSet<>()).addAll(traces);
    }

    int count() {
        return byContest.values().stream().mapToInt(Set::size).sum();
    }

    void keep() {
        try {
            Path directory = Files.createDirectories(Path.of("target", "proof", "traces"));
            for (Map.Entry<Contest, Set<String>> each : byContest.entrySet()) {
                Contest contest = each.getKey();
                String name = contest.toString().replace(",", "").replace(' ', '-');
                Files.writeString(
                        directory.resolve(name + ".txt"),
                        constants(contest) + "\n" + beginning(contest) + "\n" + String.join("\n", each.getValue())
                                + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String constants(Contest contest) {
        return "transactions=%s transactional=%s targets=%d,%d"
                .formatted(
                        contest.kind().transactions(),
                        String.join(",", new TreeSet<>(contest.kind().transactional())),
                        contest.work(1).target(),
                        contest.work(2).target());
    }

    /** In the terms of {@link Trace}. */
    private static String beginning(Contest contest) {
        return contest.applied() ? "0,1,1,APPLIED.1,APPLIED.1,1,1" : "0,0,0,ABSENT.0,ABSENT.0,0,0";
    }
}
