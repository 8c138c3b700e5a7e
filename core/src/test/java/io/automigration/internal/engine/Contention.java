package io.automigration.internal.engine;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonBinary;
import org.bson.Document;

/** What else goes on with a database while a test's run does. */
public final class Contention {

    private Contention() {}

    /** Runs something on a thread of its own, which the JVM does not wait for. */
    public static <T> CompletableFuture<T> start(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                },
                "test-contender");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** Somebody took the lock and was never heard of again. */
    public static void deadHolder(Build build) {
        build.template
                .getCollection("_migrations")
                .insertOne(new Document("_id", "lock")
                        .append("format", 1)
                        .append("token", 7L)
                        .append("beat", 3L)
                        .append(
                                "holder",
                                new Document("run", "dead")
                                        .append("application", "shop")
                                        .append("session", new Document("id", new BsonBinary(UUID.randomUUID())))));
    }
}
