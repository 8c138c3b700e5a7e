package io.automigration.benchmarks.measure;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Repetitions of one measurement, the smallest first. */
record Samples(List<Double> values) {

    Samples {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    static Samples of(Collection<? extends Number> values) {
        return new Samples(values.stream().map(Number::doubleValue).toList());
    }

    double median() {
        int half = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(half) : (values.get(half - 1) + values.get(half)) / 2;
    }

    double min() {
        return values.get(0);
    }

    double max() {
        return values.get(values.size() - 1);
    }

    /** The median, and from where to where it went. */
    String text(String unit) {
        String median = number(median()) + (unit.isEmpty() ? "" : " " + unit);
        return values.size() == 1 ? median : median + " (" + number(min()) + " to " + number(max()) + ")";
    }

    static String number(double value) {
        double size = Math.abs(value);
        int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
