package io.automigration.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tables of states in {@code docs/internals/design.md}. */
final class StateTables {

    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");

    private StateTables() {}

    /**
     * A row: what its columns say.
     *
     * @param cells by the heading of the column
     */
    record Row(Map<String, String> cells) {

        String cell(String heading) {
            return cells.get(heading);
        }

        /** The texts that a cell quotes. */
        List<String> quoted(String heading) {
            return QUOTED.matcher(cell(heading))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }

    /** The rows of the table whose first column has this heading. */
    static List<Row> under(String heading) {
        List<List<String>> lines = page().lines()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        return lines.stream()
                .skip(2)
                .map(cells -> new Row(IntStream.range(0, cells.size())
                        .boxed()
                        .collect(Collectors.toMap(
                                lines.get(0)::get, Function.<Integer>identity().andThen(cells::get)))))
                .toList();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "internals", "design.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
