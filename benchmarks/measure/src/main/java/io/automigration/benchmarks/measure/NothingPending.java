package io.automigration.benchmarks.measure;

import io.automigration.benchmarks.measure.Instance.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a start costs when there is nothing to do: what almost every start is. */
final class NothingPending implements Measurement {

    private static final String FIRST_CONTACT = """
            the run begins right after the MongoClient was made, so that it waits for the driver to find the server, to connect, and to
            load its classes; Mongock begins when the application has started, and finds that done. The driver's find alone, in the
            table above, has the same to wait for.""";

    private static final String NEW_CLIENT = """
            each start has a MongoClient of its own, and the run waits for it to find the server and to connect, as the driver's
            find alone does in the table above; Mongock begins when the application has started, and finds that done.""";

    private static final String WARM_CODE = """
            in a profile of eighty warm starts half of it is the run, two thirds of which are the find; the rest is the reading of a
            thousand annotations, versions and entries.""";

    private static final String COLD_CODE = """
            in a profile of the main thread about half of it is the driver's first find, a third the reading of a thousand
            annotations, versions and entries, the rest settings and classes, all of it code that runs for the first time. As much again
            is lost to the compiler, which works on what that makes hot, on the same cores. Tried: looking for the beans once instead
            of twice, and taking an annotation as it was scanned, kept; a find with fewer fields, which saves a fifth, not kept,
            because what a run refuses names who applied it and when.""";

    private final Bench bench;
    private final int applied;
    private final PerSide<List<Started>> cold = PerSide.of(side -> new ArrayList<>());
    private final List<Double> coldFind = new ArrayList<>();
    private final PerSide<List<Started>> warm = PerSide.of(side -> new ArrayList<>());
    private final List<Double> warmFind = new ArrayList<>();
    private final List<Started> emptyCold = new ArrayList<>();
    private final List<Started> emptyWarm = new ArrayList<>();

    NothingPending(Bench bench) {
        this.bench = bench;
        this.applied = bench.extent.applied();
    }

    @Override
    public Section measure() {
        PerSide<Database> databases = PerSide.of(side -> bench.applied(side, applied));
        PerSide<WireCount> counts = PerSide.of(side -> bench.count(side, applied, databases.of(side)));
        for (int repetition = 0; repetition <= bench.extent.cold(); repetition++) {
            for (Side side : Side.values()) {
                List<Started> starts = start(side, applied, databases.of(side), 1);
                cold.of(side).addAll(repetition == 0 ? List.of() : starts);
            }
            List<Started> empty = start(Side.BARE_BOOT_4, 0, databases.of(Side.BARE_BOOT_4), 1);
            emptyCold.addAll(repetition == 0 ? List.of() : empty);
            List<Double> finds = bench.find(databases.of(Side.STARTER), 1);
            coldFind.addAll(repetition == 0 ? List.of() : finds);
        }
        int times = bench.extent.warmUp() + bench.extent.warm();
        for (int process = 0; process < bench.extent.warmProcesses(); process++) {
            for (Side side : Side.values()) {
                warm.of(side).addAll(counted(start(side, applied, databases.of(side), times)));
            }
            emptyWarm.addAll(counted(start(Side.BARE_BOOT_4, 0, databases.of(Side.BARE_BOOT_4), times)));
            warmFind.addAll(counted(bench.find(databases.of(Side.STARTER), times)));
        }
        return section(counts);
    }

    private <T> List<T> counted(List<T> all) {
        return all.subList(bench.extent.warmUp(), all.size());
    }

    private List<Started> start(Side side, int number, Database database, int times) {
        return Bench.starts(bench.application(side, number, database.uri()).withOption("-Dbenchmark.starts=" + times));
    }

    private Section section(PerSide<WireCount> counts) {
        Section section = new Section("Nothing pending")
                .text("%,d changes applied, none pending: what almost every start finds.".formatted(applied))
                .text("""
                        Cold: a process of its own for each start, %d of each side in turn, after one that does not count. Warm:
                        the application started again in the same process, %d times, after %d that do not count; %d processes of
                        each side in turn. *The run* is what
                        each tool takes by its own clock: ours from its report, Mongock's around its runner. *The start* is from
                        the beginning of the JVM (warm: of `SpringApplication.run`) until the application has started. Each
                        bare application scans the very classes of the one it is compared with: those of ours are beans by their
                        annotation, lazy ones, and Mongock's are not: what Spring takes to scan and to keep so many beans shows
                        against the bare application without the classes. The find is the one that ours sends, of the
                        same documents, sent by the driver alone as the first of a new MongoClient: what a first contact costs.""".formatted(
                        bench.extent.cold(), bench.extent.warm(), bench.extent.warmUp(), bench.extent.warmProcesses()))
                .row("", "commands", "the run, cold", "the run, warm", "the start, cold", "the start, warm");
        for (Side side : Side.values()) {
            section.row(
                    side.title,
                    counts.of(side).text(),
                    side == side.bare() ? "" : of(cold, side, Started::run).text("ms"),
                    side == side.bare() ? "" : of(warm, side, Started::run).text("ms"),
                    of(cold, side, Started::sinceJvm).text("ms"),
                    of(warm, side, Started::millis).text("ms"));
        }
        section.row(
                "bare, Boot 4.1, without the classes",
                "",
                "",
                "",
                Samples.of(emptyCold.stream().map(Started::sinceJvm).toList()).text("ms"),
                Samples.of(emptyWarm.stream().map(Started::millis).toList()).text("ms"));
        section.row(
                "the driver's find alone",
                "1 (1 find)",
                Samples.of(coldFind).text("ms"),
                Samples.of(warmFind).text("ms"),
                "",
                "");
        mark(section, "cold", cold, Started::sinceJvm, FIRST_CONTACT, COLD_CODE);
        mark(section, "warm", warm, Started::millis, NEW_CLIENT, WARM_CODE);
        double instances = of(cold, Side.STARTER, Started::instances).max();
        return section.mark(Mark.exactly(
                        "commands of a start", counts.of(Side.STARTER).total(), 1))
                .mark(Mark.exactly("migrations instantiated", (long) instances, 0));
    }

    private static void mark(
            Section section,
            String how,
            PerSide<List<Started>> starts,
            Function<Started, Double> start,
            String whyTheRun,
            String whyItAdds) {
        double run = of(starts, Side.STARTER, Started::run).median();
        double mongock = of(starts, Side.MONGOCK, Started::run).median();
        double adds = adds(starts, Side.STARTER, start);
        double mongockAdds = adds(starts, Side.MONGOCK, start);
        section.mark(Mark.atMost("the run, " + how + ": at most a tenth of Mongock's", run, mongock / 10, " ms")
                        .because(whyTheRun))
                .mark(Mark.atMost(
                                "what it adds to the start of the bare application, " + how
                                        + ": at most half of what Mongock adds (" + Samples.number(mongockAdds)
                                        + " ms)",
                                adds,
                                mongockAdds / 2,
                                " ms")
                        .because(whyItAdds));
    }

    private static double adds(PerSide<List<Started>> starts, Side side, Function<Started, Double> start) {
        return of(starts, side, start).median() - of(starts, side.bare(), start).median();
    }

    private static Samples of(PerSide<List<Started>> starts, Side side, Function<Started, ? extends Number> figure) {
        return Samples.of(starts.of(side).stream().map(figure).toList());
    }
}
