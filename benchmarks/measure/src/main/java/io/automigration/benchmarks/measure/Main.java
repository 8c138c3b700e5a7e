package io.automigration.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures everything, or what {@code -Donly} names, and writes the page. */
final class Main {

    private static final Logger log = LoggerFactory.getLogger("io.automigration.benchmarks");

    private Main() {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        boolean quick = Boolean.getBoolean("quick");
        List<String> only = List.of(System.getProperty("only", "").split(",", -1));
        boolean all = only.contains("");
        Path work = Files.createDirectories(root.resolve("benchmarks/measure/target/measured"));
        Path target = quick || !all ? work : root.resolve("docs/internals");
        List<Section> sections = new ArrayList<>();
        long begun = System.nanoTime();
        try (Bench bench = new Bench(root, work, quick ? Extent.quick() : Extent.full())) {
            Machine machine = bench.machine();
            for (Map.Entry<String, Measurement> measurement :
                    measurements(bench).entrySet()) {
                if (all || only.contains(measurement.getKey())) {
                    log.info("Measuring {}", measurement.getKey());
                    Section section = measured(measurement);
                    log.info("\n{}", section.markdown());
                    sections.add(section);
                    bench.dropDatabases();
                }
            }
            Page.of(bench.extent, machine, sections, Duration.ofNanos(System.nanoTime() - begun))
                    .write(target);
        }
        log.info("Written to {}", target.resolve("performance.md"));
        List<Mark> broken = sections.stream()
                .flatMap(section -> section.marks().stream())
                .filter(mark -> mark.asserted() && !mark.holds())
                .toList();
        if (!broken.isEmpty()) {
            log.error("Broken: {}", broken);
            System.exit(1);
        }
        System.exit(0);
    }

    /** What can't be measured is said on the page, and fails the command, but costs none of the others. */
    private static Section measured(Map.Entry<String, Measurement> measurement) {
        try {
            return measurement.getValue().measure();
        } catch (RuntimeException e) {
            log.error("{} can't be measured", measurement.getKey(), e);
            return new Section(measurement.getKey()).mark(new Mark("it can be measured", "it failed", false, true, ""));
        }
    }

    private static Map<String, Measurement> measurements(Bench bench) {
        Map<String, Measurement> all = new LinkedHashMap<>();
        all.put("NothingPending", new NothingPending(bench));
        all.put("AllPending", new AllPending(bench));
        all.put("ManyApplied", new ManyApplied(bench));
        all.put("IdleCost", new IdleCost(bench));
        all.put("ManyAtOnce", new ManyAtOnce(bench));
        all.put("Takeover", new Takeover(bench));
        all.put("StatusCommand", new StatusCommand(bench));
        return all;
    }
}
