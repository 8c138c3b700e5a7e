package io.automigration.benchmarks.measure;

import io.automigration.benchmarks.measure.Instance.Started;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a start costs when there is nothing to do, beside the same application without migrations: what almost every start is. */
final class NothingPending implements Measurement {

    private static final String MANY_BEANS = """
            ours are beans, which Spring scans and keeps with all others, and their entries are read when the application's code is
            cold; Mongock's are read by reflection when it has started.""";

    private final Bench bench;
    private final Map<Measured, Starts> measured = new LinkedHashMap<>();

    /** A side with so many changes, of which none is pending; without any it is the zero of the others. */
    private record Measured(Side side, int applied) {

        Measured zero() {
            return new Measured(side.bare(), 0);
        }
    }

    /** Its starts, of processes of their own and in one that is warm, and what one of them sends. */
    private record Starts(List<Started> cold, List<Started> warm, WireCount commands) {}

    NothingPending(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Section measure() {
        Map<Measured, Database> databases = new LinkedHashMap<>();
        for (int applied : bench.extent.histories()) {
            for (Side side : List.of(Side.STARTER, Side.MONGOCK)) {
                databases.put(new Measured(side, applied), bench.applied(side, applied));
            }
        }
        databases.put(new Measured(Side.BARE_BOOT_4, 0), bench.database());
        databases.put(new Measured(Side.BARE_BOOT_3, 0), bench.database());
        databases.forEach((what, database) -> measured.put(
                what,
                new Starts(new ArrayList<>(), new ArrayList<>(), bench.count(what.side(), what.applied(), database))));
        for (int repetition = 0; repetition <= bench.extent.cold(); repetition++) {
            for (Map.Entry<Measured, Database> each : databases.entrySet()) {
                List<Started> starts = start(each.getKey(), each.getValue(), 1);
                starts(each.getKey()).cold().addAll(repetition == 0 ? List.of() : starts);
            }
        }
        int times = bench.extent.warmUp() + bench.extent.warm();
        for (int process = 0; process < bench.extent.warmProcesses(); process++) {
            databases.forEach((what, database) -> {
                List<Started> starts = start(what, database, times);
                starts(what).warm().addAll(starts.subList(bench.extent.warmUp(), starts.size()));
            });
        }
        return section();
    }

    private Starts starts(Measured what) {
        Starts starts = measured.get(what);
        if (starts == null) {
            throw new IllegalArgumentException("not measured: " + what);
        }
        return starts;
    }

    private List<Started> start(Measured what, Database database, int times) {
        return Bench.starts(bench.application(what.side(), what.applied(), database.uri())
                .withOption("-Dbenchmark.uses=true")
                .withOption("-Dbenchmark.starts=" + times));
    }

    private Section section() {
        Section section = new Section("Nothing pending")
                .text("""
                        What almost every start finds. Each application asks its database for one document before it counts as
                        started, as applications do: so all of them have connected, and what is compared is what migrations cost more.
                        The zero is the same application on the same Spring Boot without migrations and without their classes.""")
                .text("""
                        Cold: a process of its own for each start, %d of each in turn, after one that does not count, from
                        the beginning of the JVM until the application has started. Warm: the application started again in the same
                        process, %d times, after %d that do not count; %d processes of each in turn. *CPU* is what the process took
                        of all processors. Commands are those of a start, without the document that each asks for.""".formatted(
                        bench.extent.cold(), bench.extent.warm(), bench.extent.warmUp(), bench.extent.warmProcesses()))
                .row("", "applied", "commands", "a start, cold", "its CPU, cold", "a start, warm", "its CPU, warm");
        measured.forEach((what, starts) -> section.row(
                what.side().title + (what.applied() == 0 ? ", without migrations" : ""),
                "%,d".formatted(what.applied()),
                starts.commands().text(),
                samples(starts.cold(), Started::sinceJvm).text("ms"),
                samples(starts.cold(), Started::cpuSinceJvm).text("ms"),
                samples(starts.warm(), Started::millis).text("ms"),
                samples(starts.warm(), Started::cpu).text("ms")));
        bench.extent.histories().forEach(applied -> marks(section, applied));
        int most = bench.extent.histories().get(bench.extent.histories().size() - 1);
        Measured ours = new Measured(Side.STARTER, most);
        return section.mark(Mark.exactly(
                        "commands of a start", starts(ours).commands().total(), 1))
                .mark(Mark.exactly(
                        "migrations instantiated",
                        (long) samples(starts(ours).cold(), Started::instances).max(),
                        0));
    }

    private void marks(Section section, int applied) {
        Measured ours = new Measured(Side.STARTER, applied);
        Measured mongock = new Measured(Side.MONGOCK, applied);
        double cold = more(ours, Starts::cold, Started::sinceJvm);
        double mongockCold = more(mongock, Starts::cold, Started::sinceJvm);
        double cpu = ratio(ours, Starts::cold, Started::cpuSinceJvm);
        String with = "with %,d applied, ".formatted(applied);
        // of CPU, which the host's other work disturbs less than time
        section.mark(Mark.atMost(
                                with + "CPU of a cold start, more than without: at most what Mongock's is",
                                more(ours, Starts::cold, Started::cpuSinceJvm),
                                more(mongock, Starts::cold, Started::cpuSinceJvm),
                                " ms")
                        .because(MANY_BEANS))
                .mark(Mark.atMost(
                                with + "CPU of a warm start, more than without: at most what Mongock's is",
                                more(ours, Starts::warm, Started::cpu),
                                more(mongock, Starts::warm, Started::cpu),
                                " ms")
                        .because(MANY_BEANS));
        if (applied < 10) {
            section.mark(Mark.atMost(with + "CPU of a cold start, against without: at most 1.1 times", cpu, 1.1, ""));
        }
        section.summary(
                "A start with nothing to do and %,d migrations applied takes %s ms longer than without migrations (%s ms with Mongock), and %s times the CPU (%s). In a warm JVM it takes %s ms longer (%s ms)."
                        .formatted(
                                applied,
                                Samples.number(cold),
                                Samples.number(mongockCold),
                                Samples.number(cpu),
                                Samples.number(ratio(mongock, Starts::cold, Started::cpuSinceJvm)),
                                Samples.number(more(ours, Starts::warm, Started::millis)),
                                Samples.number(more(mongock, Starts::warm, Started::millis))));
    }

    private double more(
            Measured what, Function<Starts, List<Started>> which, Function<Started, ? extends Number> figure) {
        return median(what, which, figure) - median(what.zero(), which, figure);
    }

    private double ratio(
            Measured what, Function<Starts, List<Started>> which, Function<Started, ? extends Number> figure) {
        return median(what, which, figure) / median(what.zero(), which, figure);
    }

    private double median(
            Measured what, Function<Starts, List<Started>> which, Function<Started, ? extends Number> figure) {
        return samples(which.apply(starts(what)), figure).median();
    }

    private static Samples samples(List<Started> starts, Function<Started, ? extends Number> figure) {
        return Samples.of(starts.stream().map(figure).toList());
    }
}
