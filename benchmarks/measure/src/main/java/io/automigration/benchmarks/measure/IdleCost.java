package io.automigration.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/** What stays of the starter when the application has started. */
final class IdleCost implements Measurement {

    private static final double MEBIBYTE = 1024 * 1024;

    private final Bench bench;

    IdleCost(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Section measure() {
        int applied = bench.extent.applied();
        Database database = bench.applied(Side.STARTER, applied);
        List<LeftBehind> ours = new ArrayList<>();
        List<LeftBehind> bare = new ArrayList<>();
        for (int repetition = 0; repetition < bench.extent.leftBehind(); repetition++) {
            ours.add(leftBehind(Side.STARTER, applied, database));
            bare.add(leftBehind(Side.BARE_BOOT_4, applied, database));
        }
        CommandTimes with = new CommandTimes(bench, applied, database);
        with.measure();
        return section(ours, bare, with);
    }

    private LeftBehind leftBehind(Side side, int applied, Database database) {
        try (Instance instance = bench.launch(side, applied, database, "left-behind")) {
            return LeftBehind.of(instance);
        }
    }

    private Section section(List<LeftBehind> ours, List<LeftBehind> bare, CommandTimes times) {
        LeftBehind one = ours.get(0);
        LeftBehind zero = bare.get(0);
        List<String> threads = one.threadsBeyond(zero);
        return new Section("Idle cost")
                .text("""
                        After a start with %,d applied and one ping, %d processes of each side in turn: what is live after several
                        collections, threads by name, connections of the pool. Then %,d pings by each side, from %d pairs of processes
                        that have started and stay, %,d at a time in turn, after %,d that do not count.""".formatted(
                                bench.extent.applied(),
                                bench.extent.leftBehind(),
                                bench.extent.commands(),
                                bench.extent.pairs(),
                                bench.extent.block(),
                                times.warmUp()))
                .row("", Side.STARTER.title, Side.BARE_BOOT_4.title)
                .row("live heap", heap(ours).text("MiB"), heap(bare).text("MiB"))
                .row(
                        "threads",
                        Integer.toString(one.threads().size()),
                        Integer.toString(zero.threads().size()))
                .row("connections in the pool", Long.toString(one.connections()), Long.toString(zero.connections()))
                .row("of them in use", Long.toString(one.inUse()), Long.toString(zero.inUse()))
                .row("a ping", times.with().text("µs"), times.without().text("µs"))
                .mark(Mark.atMost("threads left behind: none " + threads, threads.size(), 0, ""))
                .mark(Mark.atMost(
                        "connections left behind: none", (double) (one.connections() - zero.connections()), 0, ""))
                .row("with to without, by pairs", times.ratios().text(""), "")
                .mark(Mark.atMost(
                        "a command, more than without the starter: less than 25 µs",
                        times.with().median() - times.without().median(),
                        25,
                        " µs"))
                .summary(
                        "A running application keeps %s MiB more, %d threads and %d connections more; each command to MongoDB takes %s µs longer."
                                .formatted(
                                        Samples.number(
                                                heap(ours).median() - heap(bare).median()),
                                        threads.size(),
                                        one.connections() - zero.connections(),
                                        Samples.number(times.with().median()
                                                - times.without().median())));
    }

    private static Samples heap(List<LeftBehind> all) {
        return Samples.of(all.stream().map(left -> left.heap() / MEBIBYTE).toList());
    }
}
