package io.automigration.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of the page: what was measured and how, a table, and the marks. */
final class Section {

    private final String title;
    private final List<String> text = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<String, Plot> plots = new LinkedHashMap<>();
    private final List<String> summary = new ArrayList<>();

    Section(String title) {
        this.title = title;
    }

    Section text(String paragraph) {
        text.add(paragraph.strip());
        return this;
    }

    /** Comes after the table. */
    Section note(String paragraph) {
        notes.add(paragraph.strip());
        return this;
    }

    /** Comes after the table, in a file of this name beside the page. */
    Section plot(String file, String what, Plot plot) {
        plots.put(file, plot);
        return note("![%s](%s)".formatted(what, file));
    }

    /** The first one is the head of the table. */
    Section row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    Section mark(Mark mark) {
        marks.add(mark);
        return this;
    }

    /** What it means to a user, for the head of the page: a line or two. */
    Section summary(String line) {
        summary.add(line.strip().replaceAll("\\s+", " "));
        return this;
    }

    List<String> summary() {
        return List.copyOf(summary);
    }

    String title() {
        return title;
    }

    /** Each by the name of its file. */
    Map<String, Plot> plots() {
        return Collections.unmodifiableMap(plots);
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    String markdown() {
        StringBuilder page = new StringBuilder("## " + title + "\n\n");
        text.forEach(paragraph -> page.append(paragraph).append("\n\n"));
        if (!rows.isEmpty()) {
            page.append(Tables.markdown(rows)).append('\n');
        }
        notes.forEach(paragraph -> page.append(paragraph).append("\n\n"));
        if (!marks.isEmpty()) {
            page.append(Tables.marks(marks)).append('\n');
            marks.stream()
                    .filter(mark -> !mark.holds() && !mark.why().isEmpty())
                    .forEach(mark -> page.append("Missed, ")
                            .append(mark.what())
                            .append(": ")
                            .append(mark.why().strip())
                            .append("\n\n"));
        }
        return page.toString();
    }
}
