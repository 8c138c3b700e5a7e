package io.automigration.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tables of Markdown. */
final class Tables {

    private Tables() {}

    /** The first row is the head. */
    static String markdown(List<List<String>> rows) {
        StringBuilder table = new StringBuilder(line(rows.get(0)));
        table.append(line(Collections.nCopies(rows.get(0).size(), "---")));
        rows.subList(1, rows.size()).forEach(row -> table.append(line(row)));
        return table.toString();
    }

    static String marks(List<Mark> marks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("mark", "measured", ""));
        marks.forEach(mark -> rows.add(List.of(mark.what(), mark.measured(), mark.verdict())));
        return markdown(rows);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
