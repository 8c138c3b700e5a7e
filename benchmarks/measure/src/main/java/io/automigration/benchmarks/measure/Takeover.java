package io.automigration.benchmarks.measure;

import io.automigration.benchmarks.measure.Instance.Started;
import io.automigration.testsupport.JavaProcess;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.WireProxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An instance is killed while it migrates, and another one that waits for it goes on. */
final class Takeover implements Measurement {

    private static final int CHANGES = 5;
    private static final int HANGING = 3;

    /** By then an instance has found the lock taken, and asked again. */
    private static final int COMMANDS_OF_A_WAITER = 12;

    private final Bench bench;

    Takeover(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Section measure() {
        Section section = new Section("Takeover")
                .text("""
                        An instance is killed (SIGKILL) in the middle of the third of five changes, in its transaction; another one
                        has been waiting for it. Seconds from the kill until that one has done the rest and started; repetitions: %d, of the default leases 1.""".formatted(bench.extent.takeovers()))
                .text("""
                        Mongock's holder writes down when its lease ends, by its own clock, and another may take over from then on; it
                        renews at a third of it. Ours is watched for a whole lease without a sign of life, by the waiter's clock alone.""")
                .row("lease", Side.STARTER.title, Side.MONGOCK.title);
        bench.extent.leases().forEach(lease -> measure(section, lease));
        return section;
    }

    private void measure(Section section, int lease) {
        Map<String, Supplier<Double>> sides = new LinkedHashMap<>();
        for (Side side : List.of(Side.STARTER, Side.MONGOCK)) {
            sides.put(side.title, () -> seconds(side, lease));
        }
        // one that takes minutes is measured once
        List<Samples> measured = List.copyOf(InTurn.measure(sides, 0, lease == 0 ? 1 : bench.extent.takeovers())
                .values());
        section.row(
                lease == 0 ? "each one's default, 30 s and 60 s" : lease + " s, both",
                against(measured.get(0), lease == 0 ? 30 : lease),
                against(measured.get(1), lease == 0 ? 60 : lease));
    }

    private static String against(Samples seconds, int lease) {
        return seconds.text("s") + ", " + Samples.number(seconds.median() / lease) + " leases";
    }

    private double seconds(Side side, int lease) {
        Database database = bench.database();
        Traffic traffic = new Traffic();
        try (Instance dying = Instance.launch(leased(bench.application(side, CHANGES, database.uri()), lease)
                        .withOption("-Dbenchmark.hang=" + HANGING));
                WireProxy proxy = WireProxy.to(database.uri())) {
            proxy.when(traffic::passed, Fate.pass());
            dying.awaitOutput("benchmark.hanging");
            try (Instance successor =
                    Instance.launch(leased(bench.application(side, CHANGES, proxy.uri(database.name())), lease))) {
                successor.await(() -> traffic.commands() >= COMMANDS_OF_A_WAITER);
                dying.process().kill();
                long killed = System.currentTimeMillis();
                long done =
                        successor.starts().stream().mapToLong(Started::at).max().orElseThrow();
                database.expect("items", CHANGES);
                return (done - killed) / 1e3;
            }
        }
    }

    private static JavaProcess leased(JavaProcess java, int seconds) {
        return seconds == 0
                ? java
                : java.withOption("-Dauto.migration.lock.lease=" + seconds + "s")
                        .withOption("-Dmongock.lock-acquired-for-millis=" + seconds * 1000);
    }
}
