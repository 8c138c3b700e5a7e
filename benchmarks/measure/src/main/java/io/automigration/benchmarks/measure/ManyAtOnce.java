package io.automigration.benchmarks.measure;

import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.WireProxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many instances of a build that has something to migrate, started at the same moment. */
final class ManyAtOnce implements Measurement {

    private static final int CHANGES = 20;
    private static final int PAUSE_MILLIS = 250;

    private final Bench bench;
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
                .row("", "until the last has started", "commands of a waiter");
        seconds.forEach((side, samples) -> section.row(side, samples.text("s"), commands(side)));
        List<Double> ours = waiterCommands.getOrDefault(Side.STARTER, List.of());
        List<Double> mongock = waiterCommands.getOrDefault(Side.MONGOCK, List.of());
        if (!ours.isEmpty() && !mongock.isEmpty()) {
            section.mark(Mark.atMost(
                    "commands of a waiter per second: at most Mongock's",
                    Samples.of(ours).median(),
                    Samples.of(mongock).median(),
                    ""));
        }
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
            long last =
                    instances.stream().mapToLong(ManyAtOnce::startedAt).max().orElseThrow();
            instances.forEach(Instance::close);
            if (side != side.bare()) {
                database.expect("items", CHANGES);
                waiterCommands.computeIfAbsent(side, s -> new ArrayList<>()).addAll(traffic.perSecondOfWaiters());
            }
            return (last - begun) / 1e3;
        }
    }

    private static long startedAt(Instance instance) {
        return instance.starts().get(0).at();
    }
}
