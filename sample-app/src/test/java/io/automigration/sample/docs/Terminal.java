package io.automigration.sample.docs;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A picture of a terminal, as SVG. It brings its own background, so that it can be read on a light page and on a dark one. */
record Terminal(List<String> lines) {

    private static final int COLUMNS = 112;
    private static final double CHARACTER = 7.2;
    private static final int LINE = 18;
    private static final int MARGIN = 16;
    private static final int BAR = 30;

    private static final Pattern COLOURED =
            Pattern.compile("^\\$ .*|\\bINFO\\b|\\bWARN\\b|\\bERROR\\b|\\bapplied\\b(?=  )|\\bpending\\b(?=  )");

    static Terminal of(String text) {
        return new Terminal(text.lines().map(Terminal::cut).toList());
    }

    String svg() {
        int width = (int) (COLUMNS * CHARACTER) + 2 * MARGIN;
        int height = BAR + lines.size() * LINE + MARGIN;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                aria-label="A terminal: the sample starts with its migrations, then shows their status">
                <rect width="100%%" height="100%%" rx="8" fill="#1b1f27"/>
                <circle cx="20" cy="16" r="5" fill="#ff5f57"/><circle cx="38" cy="16" r="5" fill="#febc2e"/>\
                <circle cx="56" cy="16" r="5" fill="#28c840"/>
                <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="12" \
                fill="#d5dae3" xml:space="preserve">
                """.formatted(width, height, width, height));
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                svg.append(text(lines.get(i), BAR + i * LINE + 12));
            }
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    /** With its length, so that columns stand below each other whatever font there is. */
    private static String text(String line, int y) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" textLength=\"%.1f\">%s</text>%n",
                MARGIN,
                y,
                line.length() * CHARACTER,
                coloured(escaped(line)));
    }

    private static String coloured(String line) {
        return COLOURED.matcher(line)
                .replaceAll(found -> "<tspan fill=\"" + colour(found.group()) + "\">"
                        + found.group().replace("$", "\\$") + "</tspan>");
    }

    private static String colour(String word) {
        return switch (word) {
            case "INFO" -> "#7aa2f7";
            case "WARN", "pending" -> "#e0af68";
            case "ERROR" -> "#f7768e";
            case "applied" -> "#9ece6a";
            default -> "#ffffff";
        };
    }

    private static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String line) {
        return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…";
    }
}
