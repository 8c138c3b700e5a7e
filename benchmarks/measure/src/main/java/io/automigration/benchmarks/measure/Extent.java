package io.automigration.benchmarks.measure;

import java.util.List;

/**
 * How much is measured.
 *
 * @param cold starts in a process of their own, per side, after one that does not count
 * @param warm further starts in one process, per side, after some that do not count
 * @param warmUp those
 * @param applied how many changes are applied in a start with nothing to do
 * @param growth numbers of pending changes
 * @param pending repetitions of each of them
 * @param pendingMost repetitions of those beyond {@code applied}
 * @param manyApplied changes applied, to see what is kept of them
 * @param leftBehind processes whose heap and threads are looked at
 * @param commands driver commands, with and without
 * @param block how many of them are sent in turn
 * @param instances how many start at once
 * @param atOnce repetitions of that
 * @param takeovers repetitions of a takeover
 * @param leases seconds; 0 is each one's default
 * @param statuses whole processes of {@code migrate status}
 */
record Extent(
        String name,
        int cold,
        int warm,
        int warmUp,
        int applied,
        List<Integer> growth,
        int pending,
        int pendingMost,
        int manyApplied,
        int leftBehind,
        int commands,
        int block,
        int instances,
        int atOnce,
        int takeovers,
        List<Integer> leases,
        int statuses) {

    static Extent full() {
        int million = Integer.getInteger("commands", 1_000_000);
        return new Extent(
                "full",
                11,
                20,
                10,
                1_000,
                List.of(10, 100, 1_000, 10_000),
                5,
                3,
                10_000,
                5,
                million,
                5_000,
                50,
                1,
                3,
                List.of(10, 0),
                9);
    }

    static Extent quick() {
        return new Extent("quick", 2, 2, 1, 20, List.of(10, 20, 50), 1, 1, 200, 1, 10_000, 1_000, 4, 1, 1, List.of(3), 1);
    }
}
