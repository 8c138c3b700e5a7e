package io.automigration.benchmarks.measure;

import io.automigration.testsupport.JavaProcess;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a person waits for who asks for the status. */
final class StatusCommand implements Measurement {

    private static final int CHANGES = 20;
    private static final String STATUS = "`migrate status`";
    private static final String PING = "the bare application, which pings";

    private final Bench bench;

    StatusCommand(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Section measure() {
        String uri = bench.applied(Side.STARTER, CHANGES).uri();
        Map<String, Supplier<Double>> sides = new LinkedHashMap<>();
        sides.put(STATUS, () -> whole(bench.application(Side.STARTER, CHANGES, uri, "migrate", "status")));
        sides.put(PING, () -> whole(bench.application(Side.BARE_BOOT_4, CHANGES, uri, "ping")));
        Map<String, Samples> measured = InTurn.measure(sides, 1, bench.extent.statuses());
        Section section = new Section("`migrate status`")
                .text("Whole processes in turn, %d of each after one that does not count; %d migrations."
                        .formatted(bench.extent.statuses(), CHANGES))
                .row("", "from launch to end");
        measured.forEach((side, samples) -> section.row(side, samples.text("ms")));
        double[] medians =
                measured.values().stream().mapToDouble(Samples::median).toArray();
        return section.note("The ratio of the medians is " + Samples.number(medians[0] / medians[1]) + ".");
    }

    private static double whole(JavaProcess java) {
        long begun = System.nanoTime();
        try (Instance instance = Instance.launch(java)) {
            int code = instance.process().awaitExit();
            if (code != 0) {
                throw new IllegalStateException(
                        "it ended with " + code + instance.process().errors());
            }
            return (System.nanoTime() - begun) / 1e6;
        }
    }
}
