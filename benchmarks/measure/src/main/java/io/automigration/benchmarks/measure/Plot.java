package io.automigration.benchmarks.measure;

import io.automigration.benchmarks.measure.AllPending.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines on two logarithmic scales, as an SVG. */
record Plot(String svg) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 64;
    private static final List<String> COLOURS = List.of("#0b6e4f", "#c8553d", "#5b7db1");

    static Plot of(String title, Map<String, List<Point>> lines) {
        List<Point> all = lines.values().stream().flatMap(List::stream).toList();
        Scale x = Scale.of(all.stream().mapToDouble(Point::changes).toArray(), MARGIN, WIDTH - MARGIN);
        Scale y = Scale.of(all.stream().mapToDouble(Point::millis).toArray(), HEIGHT - MARGIN, MARGIN);
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="28" font-size="14">%s</text>
                """.formatted(WIDTH, HEIGHT, MARGIN, title));
        for (double tick : x.ticks()) {
            svg.append(line(x.at(tick), MARGIN, x.at(tick), HEIGHT - MARGIN, "#ddd"))
                    .append(text(x.at(tick), HEIGHT - MARGIN + 18, "middle", "black", plain(tick)));
        }
        for (double tick : y.ticks()) {
            svg.append(line(MARGIN, y.at(tick), WIDTH - MARGIN, y.at(tick), "#ddd"))
                    .append(text(MARGIN - 8, y.at(tick) + 4, "end", "black", plain(tick)));
        }
        int number = 0;
        for (Map.Entry<String, List<Point>> entry : lines.entrySet()) {
            String colour = COLOURS.get(number % COLOURS.size());
            svg.append(text(MARGIN + 16, MARGIN + 20 + 18 * number++, "start", colour, entry.getKey()));
            StringBuilder points = new StringBuilder();
            for (Point point : entry.getValue()) {
                points.append(decimal(x.at(point.changes())))
                        .append(',')
                        .append(decimal(y.at(point.millis())))
                        .append(' ');
                svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"%s\"/>\n"
                        .formatted(decimal(x.at(point.changes())), decimal(y.at(point.millis())), colour));
            }
            svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
                    .formatted(points.toString().strip(), colour));
        }
        return new Plot(svg.append("</svg>\n").toString());
    }

    void write(Path file) {
        try {
            Files.writeString(file, svg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(double x1, double y1, double x2, double y2, String colour) {
        return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>\n"
                .formatted(decimal(x1), decimal(y1), decimal(x2), decimal(y2), colour);
    }

    private static String text(double x, double y, String anchor, String colour, String text) {
        return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n"
                .formatted(decimal(x), decimal(y), anchor, colour, text);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** Whole powers of ten, spread over so many pixels. */
    private record Scale(int low, int high, double from, double to) {

        static Scale of(double[] values, double from, double to) {
            double min = java.util.Arrays.stream(values).min().orElse(1);
            double max = java.util.Arrays.stream(values).max().orElse(10);
            int low = (int) Math.floor(Math.log10(min));
            return new Scale(low, Math.max(low + 1, (int) Math.ceil(Math.log10(max))), from, to);
        }

        double at(double value) {
            return from + (Math.log10(value) - low) / (high - low) * (to - from);
        }

        double[] ticks() {
            return java.util.stream.IntStream.rangeClosed(low, high)
                    .mapToDouble(power -> Math.pow(10, power))
                    .toArray();
        }
    }
}
