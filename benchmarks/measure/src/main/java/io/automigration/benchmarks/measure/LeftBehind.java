package io.automigration.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/** What a start has left behind. */
record LeftBehind(double heap, long connections, long inUse, List<String> threads) {

    static LeftBehind of(Instance instance) {
        return new LeftBehind(
                Double.parseDouble(instance.said("left-behind heap=(\\S+)")),
                Long.parseLong(instance.said(" connections=(\\S+)")),
                Long.parseLong(instance.said(" in-use=(\\S+)")),
                List.of(instance.said(" threads=(\\S+)").split(",", -1)));
    }

    /** The threads that the other has not. */
    List<String> threadsBeyond(LeftBehind other) {
        List<String> more = new ArrayList<>(threads);
        other.threads().forEach(more::remove);
        return more;
    }
}
