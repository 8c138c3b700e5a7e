package io.automigration.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a migration costs, and whether that grows with their number. */
final class AllPending implements Measurement {

    /** Reading, lock, fence, reading again, freeing. */
    private static final int CONSTANT = 5;

    private static final int EACH = 3;
    private static final String LOOP = "a loop with the driver";

    private static final String SCANS = """
            the server that is downloaded for tests goes through the whole history where a filter has more than an `_id`, as the
            fence's has to: with the driver alone, fence and entry take 1.3 ms among 2,500 entries and 4.8 ms among 10,000, and
            0.7 ms at most when the fence is asked for by its `_id` alone. Mongock's history meets the same. MongoDB finds the
            fence by its `_id`. Tried, and kept: an entry that is not there is asked for by its `_id` alone, where it was asked
            for by having no revision too; that halved it.""";

    private final Bench bench;
    private final int reference;
    private final Map<String, List<Point>> medians = new LinkedHashMap<>();

    /** What so many changes took. */
    record Point(int changes, double millis) {}

    AllPending(Bench bench) {
        this.bench = bench;
        this.reference = bench.extent.applied();
    }

    @Override
    public Section measure() {
        Section section = new Section("All pending")
                .text("""
                        Each change inserts one document, in a transaction of its own. A fresh process and a fresh database each
                        time, the sides in turn; repetitions: %d after one that does not count, of the largest number %d. The time is
                        what each tool takes by its own clock, opening the connection included. The loop is the least that it could
                        be: written by hand with the driver alone, it begins a transaction, inserts the document, inserts an entry
                        into a history, and commits; it has no lock and asks nobody.""".formatted(bench.extent.pending(), bench.extent.pendingMost()))
                .row("changes", Side.STARTER.title, Side.MONGOCK.title, LOOP, "to the loop");
        bench.extent.growth().forEach(changes -> measure(section, changes));
        section.plot(
                "performance.svg",
                "cost against the number of migrations",
                Plot.of("All pending: milliseconds against the number of migrations", medians));
        return marked(section);
    }

    private void measure(Section section, int changes) {
        boolean most = changes > reference;
        int repetitions = most ? bench.extent.pendingMost() : bench.extent.pending();
        Map<String, Supplier<Double>> sides = new LinkedHashMap<>();
        sides.put(Side.STARTER.title, () -> run(Side.STARTER, changes));
        sides.put(Side.MONGOCK.title, () -> run(Side.MONGOCK, changes));
        sides.put(LOOP, () -> loop(changes));
        Map<String, Samples> measured = InTurn.measure(sides, most ? 0 : 1, repetitions);
        measured.forEach((side, samples) ->
                medians.computeIfAbsent(side, s -> new ArrayList<>()).add(new Point(changes, samples.median())));
        double ratio = at(Side.STARTER.title, changes) / at(LOOP, changes);
        List<String> row = new ArrayList<>(List.of("%,d".formatted(changes)));
        measured.values().forEach(samples -> row.add(samples.text("ms")));
        row.add(Samples.number(ratio));
        section.row(row.toArray(String[]::new));
    }

    private double run(Side side, int changes) {
        Database database = bench.database();
        double run = Bench.starts(bench.application(side, changes, database.uri()))
                .get(0)
                .run();
        database.expect("items", changes);
        database.drop();
        return run;
    }

    private double loop(int changes) {
        Database database = bench.database();
        double run = Bench.run(bench.driver("DriverLoop", database.uri(), database.name(), Integer.toString(changes)));
        database.expect("items", changes);
        database.drop();
        return run;
    }

    private Section marked(Section section) {
        WireCount ours = bench.count(Side.STARTER, reference, bench.database());
        WireCount mongock = bench.count(Side.MONGOCK, reference, bench.database());
        section.note("On the wire, %,d pending, without the beats of the lock: ours %s; Mongock %s."
                .formatted(reference, ours.text(), mongock.text()));
        double time = at(Side.STARTER.title, reference);
        section.mark(Mark.exactly("commands: 3 each, and 5", ours.total(), (long) EACH * reference + CONSTANT))
                .mark(Mark.atMost("time: less than Mongock's", time, at(Side.MONGOCK.title, reference), " ms"))
                .summary(
                        "A migration that writes once takes %s ms, among %,d that are pending in a fresh process (%s ms with Mongock, %s ms by hand with the driver), and %d commands."
                                .formatted(
                                        Samples.number(time / reference),
                                        reference,
                                        Samples.number(at(Side.MONGOCK.title, reference) / reference),
                                        Samples.number(at(LOOP, reference) / reference),
                                        EACH));
        List<Point> points = medians.getOrDefault(Side.STARTER.title, List.of());
        int last = points.size() - 1;
        double before = slope(points.get(last - 2), points.get(last - 1));
        double after = slope(points.get(last - 1), points.get(last));
        return section.mark(Mark.atMost(
                        "growth: the last stretch is at most 1.25 times as steep as the one before",
                        after / before,
                        1.25,
                        "")
                .because(SCANS));
    }

    private static double slope(Point from, Point to) {
        return (to.millis() - from.millis()) / (to.changes() - from.changes());
    }

    private double at(String side, int changes) {
        return medians.getOrDefault(side, List.of()).stream()
                .filter(point -> point.changes() == changes)
                .findFirst()
                .orElseThrow()
                .millis();
    }
}
