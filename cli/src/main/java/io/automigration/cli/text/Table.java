package io.automigration.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Rows below a heading, as wide as they have to be; columns without content are left out. */
final class Table {

    private static final String GAP = "  ";
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d+m");

    private final ToIntFunction<String> measure;
    private final List<Line> lines = new ArrayList<>();

    /** A row, and how wide a person sees each of its cells. */
    private record Line(List<String> cells, List<Integer> widths) {}

    Table(String... heading) {
        this(Table::width, heading);
    }

    /** With a measure of its own, for tests. */
    Table(ToIntFunction<String> measure, String... heading) {
        this.measure = measure;
        row(heading);
    }

    void row(String... cells) {
        lines.add(new Line(
                List.of(cells), Arrays.stream(cells).map(measure::applyAsInt).toList()));
    }

    @Override
    public String toString() {
        return text(IntStream.range(0, lines.get(0).cells().size()).toArray());
    }

    /**
     * All of it, or what of it fits.
     *
     * @param columns how wide it may be
     * @param leastImportant the columns to be left out where it is wider, in this order
     */
    String fitting(int columns, String... leastImportant) {
        List<String> heading = lines.get(0).cells();
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, heading.size()).boxed().toList());
        int[] widths = widths();
        for (String column : leastImportant) {
            int width = shown.stream()
                    .mapToInt(each -> widths[each] == 0 ? 0 : widths[each] + GAP.length())
                    .sum();
            if (width - GAP.length() <= columns) {
                break;
            }
            shown.remove(Integer.valueOf(heading.indexOf(column)));
        }
        return text(shown.stream().mapToInt(Integer::intValue).toArray());
    }

    private String text(int[] columns) {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column : columns) {
                if (widths[column] > 0) {
                    row.append(line.cells().get(column))
                            .append(" ".repeat(widths[column] - line.widths().get(column)))
                            .append(GAP);
                }
            }
            text.append(row.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }

    /** Of each column the width; 0 for one without content. */
    private int[] widths() {
        int[] widths = new int[lines.get(0).cells().size()];
        for (Line line : lines.subList(1, lines.size())) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.widths().get(column));
            }
        }
        for (int column = 0; column < widths.length; column++) {
            widths[column] = widths[column] == 0
                    ? 0
                    : Math.max(widths[column], lines.get(0).widths().get(column));
        }
        return widths;
    }

    /** What a person sees of it. */
    private static int width(String cell) {
        return cell.indexOf('\u001b') < 0
                ? cell.length()
                : COLOUR.matcher(cell).replaceAll("").length();
    }
}
