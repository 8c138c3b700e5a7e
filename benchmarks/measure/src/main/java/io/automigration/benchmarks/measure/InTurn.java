package io.automigration.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Measures several things in turn, so that what drifts hits all of them. */
final class InTurn {

    private InTurn() {}

    /** Each of them some times that do not count, and then as often as is said. */
    static Map<String, Samples> measure(Map<String, Supplier<Double>> sides, int warmUp, int repetitions) {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        for (int repetition = -warmUp; repetition < repetitions; repetition++) {
            for (Map.Entry<String, Supplier<Double>> side : sides.entrySet()) {
                double value = side.getValue().get();
                if (repetition >= 0) {
                    measured.computeIfAbsent(side.getKey(), name -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        Map<String, Samples> samples = new LinkedHashMap<>();
        measured.forEach((name, values) -> samples.put(name, Samples.of(values)));
        return samples;
    }
}
