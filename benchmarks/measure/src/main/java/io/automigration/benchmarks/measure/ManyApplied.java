package io.automigration.benchmarks.measure;

import io.automigration.benchmarks.measure.Instance.Started;
import java.util.ArrayList;
import java.util.List;

/** What a long history costs a start, and how much of it is kept. */
final class ManyApplied implements Measurement {

    private static final double MEBIBYTE = 1024 * 1024;

    private final Bench bench;
    private final int applied;

    ManyApplied(Bench bench) {
        this.bench = bench;
        this.applied = bench.extent.manyApplied();
    }

    @Override
    public Section measure() {
        Database database = bench.applied(Side.STARTER, applied);
        List<Double> runs = new ArrayList<>();
        List<Double> finds = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        List<Double> bareHeap = new ArrayList<>();
        for (int repetition = 0; repetition < bench.extent.leftBehind(); repetition++) {
            try (Instance instance = bench.launch(Side.STARTER, applied, database, "left-behind")) {
                runs.add(instance.starts().get(0).run());
                heap.add(LeftBehind.of(instance).heap() / MEBIBYTE);
            }
            finds.add(bench.find(database, 1).get(0));
            try (Instance instance = bench.launch(Side.BARE_BOOT_4, applied, database, "left-behind")) {
                Started unused = instance.starts().get(0);
                bareHeap.add(LeftBehind.of(instance).heap() / MEBIBYTE);
            }
        }
        Samples run = Samples.of(runs);
        Samples find = Samples.of(finds);
        double kept = Samples.of(heap).median() - Samples.of(bareHeap).median();
        return new Section("A long history")
                .text("""
                        %,d applied, nothing pending; a process of its own each time, repetitions: %d. The find is the same, of
                        the same documents, by the driver alone in a process of its own. The heap is what is live after the start, after
                        several collections.""".formatted(applied, bench.extent.leftBehind()))
                .mark(Mark.exactly(
                        "commands of a start",
                        bench.count(Side.STARTER, applied, database).total(),
                        1))
                .row("", Side.STARTER.title, "a find by the driver", Side.BARE_BOOT_4.title)
                .row("the run", run.text("ms"), find.text("ms"), "")
                .row(
                        "live heap",
                        Samples.of(heap).text("MiB"),
                        "",
                        Samples.of(bareHeap).text("MiB"))
                .mark(Mark.atMost(
                        "the run, for each that is applied: less than 0.1 ms", run.median() / applied, 0.1, " ms"))
                .mark(Mark.atMost("kept after the start: less than 16 MiB", kept, 16, " MiB"));
    }
}
