package io.automigration.benchmarks.measure;

import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.WireProxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many instances of a build that has something to migrate, started at the same moment. */
final class ManyAtOnce implements Measurement {

    private static final Logger log = LoggerFactory.getLogger("io.automigration.benchmarks");

    private static final int CHANGES = 20;
    private static final int PAUSE_MILLIS = 250;

    private final Bench bench;
    private final Map<Side, Integer> unstarted = new EnumMap<>(Side.class);
    private final Map<Side, List<Double>> waiterCommands = new LinkedHashMap<>();

    ManyAtOnce(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Section measure() {
        Map<String, Supplier<Double>> sides = new LinkedHashMap<>();
        for (Side side : List.of(Side.STARTER, Side.MONGOCK, Side.BARE_BOOT_4, Side.BARE_BOOT_3)) {
            sides.put(side.title, () -> secondsUntilLast(side));
        }
        Map<String, Samples> seconds = InTurn.measure(sides, 0, bench.extent.atOnce());
        Section section = new Section("Many at once")
                .text("""
                        %d processes launched at the same moment on one database with %d pending, each of which takes %d ms after its
                        insert, so that there is something to wait for. Until the last one has started, launching included;
                        repetitions: %d. Waiters are those that migrated nothing, and were there for two seconds; their commands are counted from the first to the last of
                        each.""".formatted(bench.extent.instances(), CHANGES, PAUSE_MILLIS, bench.extent.atOnce()))
                .row("", "until the last has started", "gave up", "commands of a waiter");
        seconds.forEach((side, samples) -> section.row(side, samples.text("s"), gaveUp(side), commands(side)));
        List<Double> ours = waiterCommands.getOrDefault(Side.STARTER, List.of());
        List<Double> mongock = waiterCommands.getOrDefault(Side.MONGOCK, List.of());
        if (!ours.isEmpty() && !mongock.isEmpty()) {
            section.mark(Mark.atMost(
                    "commands of a waiter per second: at most Mongock's",
                    Samples.of(ours).median(),
                    Samples.of(mongock).median(),
                    ""));
        }
        section.mark(Mark.exactly("ours that gave up", unstarted.getOrDefault(Side.STARTER, 0), 0));
        return section.mark(Mark.atMost(
                "until the last has started: at most Mongock's",
                median(seconds, Side.STARTER),
                median(seconds, Side.MONGOCK),
                " s"));
    }

    private static double median(Map<String, Samples> seconds, Side side) {
        return seconds.entrySet().stream()
                .filter(entry -> entry.getKey().equals(side.title))
                .mapToDouble(entry -> entry.getValue().median())
                .sum();
    }

    private String gaveUp(String title) {
        return unstarted.entrySet().stream()
                .filter(entry -> entry.getKey().title.equals(title))
                .map(entry -> entry.getValue().toString())
                .findFirst()
                .orElse("");
    }

    private String commands(String title) {
        return waiterCommands.entrySet().stream()
                .filter(entry ->
                        entry.getKey().title.equals(title) && !entry.getValue().isEmpty())
                .map(entry -> Samples.of(entry.getValue()).text("per second") + ", "
                        + entry.getValue().size() + " waited")
                .findFirst()
                .orElse("none waited");
    }

    private double secondsUntilLast(Side side) {
        Database database = bench.database();
        Traffic traffic = new Traffic();
        try (WireProxy proxy = WireProxy.to(database.uri())) {
            proxy.when(traffic::passed, Fate.pass());
            long begun = System.currentTimeMillis();
            List<Instance> instances = IntStream.range(0, bench.extent.instances())
                    .mapToObj(number -> Instance.launch(bench.application(
                                    side, CHANGES, Traffic.named(proxy.uri(database.name()), "instance-" + number))
                            .withOption("-Dbenchmark.pause=" + PAUSE_MILLIS)))
                    .toList();
            List<Long> started =
                    instances.stream().flatMap(ManyAtOnce::startedAt).toList();
            unstarted.merge(side, instances.size() - started.size(), Integer::sum);
            long last = Collections.max(started);
            instances.forEach(Instance::close);
            if (side != side.bare()) {
                database.expect("items", CHANGES);
                waiterCommands.computeIfAbsent(side, s -> new ArrayList<>()).addAll(traffic.perSecondOfWaiters());
            }
            return (last - begun) / 1e3;
        }
    }

    /** Nothing, of one that gave up: that is a result too. */
    private static Stream<Long> startedAt(Instance instance) {
        try {
            return Stream.of(instance.starts().get(0).at());
        } catch (IllegalStateException e) {
            log.warn("An instance has not started: {}", e.getMessage());
            return Stream.empty();
        }
    }
}
