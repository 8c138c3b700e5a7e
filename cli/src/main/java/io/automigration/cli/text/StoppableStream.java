package io.automigration.cli.text;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Reads from a terminal, or writes to a pipe that nobody empties: both take as long as a person likes, and can't be
 * interrupted. The main thread holds the application's context meanwhile, which the end of the process waits for; so another
 * thread does it, and the main thread stops waiting for it when the process is asked to end.
 */
final class StoppableStream {

    private StoppableStream() {}

    /**
     * Waits for the other thread.
     *
     * @param doing what the command is doing, for people
     * @throws StoppedException when the process is asked to end
     */
    static <T> T call(String doing, Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> perform(work, done), "auto-migration-command-stream");
        thread.setDaemon(true);
        OnShutdown stop = OnShutdown.call(() -> done.completeExceptionally(new StoppedException(doing)));
        try {
            thread.start();
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } finally {
            stop.close();
        }
    }

    private static <T> void perform(Callable<T> work, CompletableFuture<T> done) {
        try {
            done.complete(work.call());
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
    }
}
