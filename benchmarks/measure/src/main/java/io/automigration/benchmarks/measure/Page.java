package io.automigration.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code docs/internals/performance.md} as a whole. Every figure and every verdict in it is computed.
 *
 * @param plots each by the name of its file
 */
record Page(String markdown, Map<String, Plot> plots) {

    static Page of(Extent extent, Machine machine, List<Section> sections, Duration took) {
        List<Mark> marks =
                sections.stream().flatMap(section -> section.marks().stream()).toList();
        long held = marks.stream().filter(Mark::holds).count();
        StringBuilder page = new StringBuilder("""
                # Performance

                ## What does it cost me?

                %s
                ## How it was measured

                Written by the command below, figures and verdicts; nobody edits it. Of %d marks %d hold.%s

                ```
                mvn -B -ntp -Dmaven.test.skip -Pbenchmarks verify
                ```

                repeats all of it (`-Dquick`: with few repetitions, into `benchmarks/measure/target`), on the server that
                `MONGODB_TEST_URI` names or on the one that the tests use. It took %d minutes (%s). Figures are medians, with the
                smallest and the largest in brackets. The counts are asserted: the command fails where one is another. The other
                marks are not: times are those of a machine.

                %s
                - ours on Spring Boot 4.1.1; Mongock 5.5.1 with `mongodb-springdata-v4-driver`, transactions on, on Spring Boot 3.5.16,
                  the last it is made for; each compared with a bare application on its own Spring Boot
                - Flamingock, Mongock's successor, is missing: Maven found its artifacts in none of the versions that were tried, see
                  [decisions.md](decisions.md)

                """.formatted(
                        summary(sections),
                        marks.size(),
                        held,
                        missed(sections),
                        took.toMinutes(),
                        extent.name(),
                        machine.markdown().stripTrailing()));
        sections.forEach(section -> page.append(section.markdown()));
        Map<String, Plot> plots = new LinkedHashMap<>();
        sections.forEach(section -> plots.putAll(section.plots()));
        return new Page(page.toString().stripTrailing() + "\n", plots);
    }

    private static String summary(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.summary().stream())
                .map(line -> "- " + line + "\n")
                .collect(Collectors.joining());
    }

    private static String missed(List<Section> sections) {
        StringBuilder missed = new StringBuilder();
        sections.forEach(section -> section.marks().stream()
                .filter(mark -> !mark.holds())
                .forEach(mark -> missed.append("\n- missed, ")
                        .append(section.title())
                        .append(": ")
                        .append(mark.what())
                        .append(" (")
                        .append(mark.measured())
                        .append(")")));
        return missed.isEmpty() ? "" : "\n" + missed;
    }

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("performance.md"), markdown);
        plots.forEach((file, plot) -> plot.write(directory.resolve(file)));
    }
}
