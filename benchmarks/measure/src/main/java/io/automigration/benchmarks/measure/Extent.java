package io.automigration.benchmarks.measure;

import java.util.List;

/**
 * How much is measured.
 *
 * @param cold starts in a process of their own, per side, after one that does not count
 * @param warmProcesses processes per side that start the application again and again
 * @param warm starts in each of them, after some that do not count
 * @param warmUp those
 * @param histories how many changes are applied in a start with nothing to do
 * @param applied how many are applied, or pending, where one number is enough
 * @param growth numbers of pending changes
 * @param pending repetitions of each of them
 * @param pendingMost repetitions of those beyond {@code applied}
 * @param manyApplied changes applied, to see what is kept of them
 * @param leftBehind processes whose heap and threads are looked at
 * @param commands driver commands, with and without
 * @param pairs of processes that send them
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
        int warmProcesses,
        int warm,
        int warmUp,
        List<Integer> histories,
        int applied,
        List<Integer> growth,
        int pending,
        int pendingMost,
        int manyApplied,
        int leftBehind,
        int commands,
        int pairs,
        int block,
        int instances,
        int atOnce,
        int takeovers,
        List<Integer> leases,
        int statuses) {

    static Extent full() {
        return new Extent(
                "full",
                /* cold= */ 11,
                /* warmProcesses= */ 3,
                /* warm= */ 10,
                /* warmUp= */ 10,
                /* histories= */ List.of(3, 50, 1_000),
                /* applied= */ 1_000,
                /* growth= */ List.of(10, 100, 1_000, 10_000),
                /* pending= */ 5,
                /* pendingMost= */ 1,
                /* manyApplied= */ 10_000,
                /* leftBehind= */ 5,
                /* commands= */ Integer.getInteger("commands", 1_000_000),
                /* pairs= */ 5,
                /* block= */ 1_000,
                /* instances= */ 50,
                /* atOnce= */ 1,
                /* takeovers= */ 3,
                /* leases= */ List.of(10, 0),
                /* statuses= */ 9);
    }

    /** To see that all of it works. The figures say nothing. */
    static Extent quick() {
        return new Extent(
                "quick",
                /* cold= */ 2,
                /* warmProcesses= */ 1,
                /* warm= */ 2,
                /* warmUp= */ 1,
                /* histories= */ List.of(3, 20),
                /* applied= */ 20,
                /* growth= */ List.of(10, 20, 50),
                /* pending= */ 1,
                /* pendingMost= */ 1,
                /* manyApplied= */ 200,
                /* leftBehind= */ 1,
                /* commands= */ 10_000,
                /* pairs= */ 2,
                /* block= */ 200,
                /* instances= */ 4,
                /* atOnce= */ 1,
                /* takeovers= */ 1,
                /* leases= */ List.of(3),
                /* statuses= */ 1);
    }
}
