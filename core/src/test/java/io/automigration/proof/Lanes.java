package io.automigration.proof;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Trials that go on side by side: most of a trial is waiting. */
public final class Lanes implements AutoCloseable {

    private final ExecutorService threads;

    public Lanes(int number) {
        threads = Executors.newFixedThreadPool(number, task -> {
            Thread thread = new Thread(task, "trial");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins it as soon as a lane is free. */
    public <T> CompletableFuture<T> start(Supplier<T> trial) {
        return CompletableFuture.supplyAsync(trial, threads);
    }

    /** Likewise, of something that comes to nothing. */
    public CompletableFuture<Void> run(Runnable trial) {
        return CompletableFuture.runAsync(trial, threads);
    }

    /** Waits for its end; whatever it threw is an assertion's failure. */
    public static <T> T ended(CompletableFuture<T> trial) {
        try {
            return trial.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AssertionError failed
                    ? failed
                    : new AssertionError("A trial could not be made: " + e.getCause(), e.getCause());
        }
    }

    /** Likewise. */
    public static void awaitEnd(CompletableFuture<Void> trial) {
        Void unused = ended(trial);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
