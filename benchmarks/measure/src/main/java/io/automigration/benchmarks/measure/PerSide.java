package io.automigration.benchmarks.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Something that there is one of for each side. */
final class PerSide<T> {

    private final Map<Side, T> values = new EnumMap<>(Side.class);

    static <T> PerSide<T> of(Function<Side, T> value) {
        PerSide<T> sides = new PerSide<>();
        for (Side side : Side.values()) {
            sides.values.put(side, value.apply(side));
        }
        return sides;
    }

    T of(Side side) {
        return Objects.requireNonNull(values.get(side));
    }
}
