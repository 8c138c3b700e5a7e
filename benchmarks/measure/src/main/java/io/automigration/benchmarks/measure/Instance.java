package io.automigration.benchmarks.measure;

import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A process of a side. It is not looked at while it is measured: what it says is read when it has ended. */
record Instance(ChildProcess process, long launchedAt) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 20;
    private static final Pattern STARTED = Pattern.compile(
            "benchmark\\.started ms=(\\S+) since-jvm=(\\S+) run=(\\S+) instances=(\\S+) cpu=(\\S+) cpu-since-jvm=(\\S+) at=(\\S+)");

    static Instance launch(JavaProcess java) {
        long at = System.currentTimeMillis();
        return new Instance(java.start(), at);
    }

    /**
     * A start of an application.
     *
     * @param millis how long it took
     * @param sinceJvm how long after the beginning of its process it had started
     * @param run how long the run of migrations took, by its own account
     * @param instances changes instantiated so far
     * @param cpu milliseconds of processors that it took
     * @param cpuSinceJvm the same, from the beginning of its process
     * @param at when it had started
     */
    record Started(
            double millis, double sinceJvm, double run, long instances, double cpu, double cpuSinceJvm, long at) {}

    /** Waits until it has ended, and gives its starts. */
    List<Started> starts() {
        awaitEnd();
        List<Started> starts = STARTED.matcher(process.output())
                .results()
                .map(found -> new Started(
                        Double.parseDouble(found.group(1)),
                        Double.parseDouble(found.group(2)),
                        Double.parseDouble(found.group(3)),
                        Long.parseLong(found.group(4)),
                        Double.parseDouble(found.group(5)),
                        Double.parseDouble(found.group(6)),
                        Long.parseLong(found.group(7))))
                .toList();
        if (starts.isEmpty() || process.awaitExit() != 0) {
            throw new IllegalStateException("it did not start:\n" + story());
        }
        return starts;
    }

    /** Waits until it has ended, and gives what it said by this name, such as {@code run=(\\S+)}. */
    String said(String regex) {
        return saidEachTime(regex).get(0);
    }

    /** Likewise, each time that it said it. */
    List<String> saidEachTime(String regex) {
        awaitEnd();
        List<String> said = Pattern.compile(regex)
                .matcher(process.output())
                .results()
                .map(found -> found.group(1))
                .toList();
        if (said.isEmpty()) {
            throw new IllegalStateException("nothing like " + regex + ":\n" + story());
        }
        return said;
    }

    /** Waits until it has said this; it goes on. */
    void awaitOutput(String text) {
        await(() -> process.output().contains(text));
        if (!process.output().contains(text)) {
            throw new IllegalStateException("it did not say " + text + ":\n" + story());
        }
    }

    void awaitEnd() {
        await(() -> false);
    }

    /** Until this is so, or it has ended. */
    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && !condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("still not:\n" + story());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String story() {
        return process.output() + process.errors();
    }

    @Override
    public void close() {
        process.close();
    }
}
