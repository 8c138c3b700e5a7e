package io.automigration.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows below a heading, as wide as they have to be; columns without content are left out. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();

    Table(String... heading) {
        lines.add(List.of(heading));
    }

    void row(String... cells) {
        lines.add(List.of(cells));
    }

    @Override
    public String toString() {
        int[] columns = IntStream.range(0, lines.get(0).size())
                .filter(column -> lines.stream()
                        .skip(1)
                        .anyMatch(line -> !line.get(column).isEmpty()))
                .toArray();
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column : columns) {
                String cell = line.get(column);
                row.append(cell)
                        .append(" ".repeat(width(column) - length(cell)))
                        .append(GAP);
            }
            text.append(row.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> length(line.get(column))).max().orElse(0);
    }

    /** What a person sees of it. */
    private static int length(String cell) {
        return cell.replaceAll("\u001b\\[\\d+m", "").length();
    }
}
