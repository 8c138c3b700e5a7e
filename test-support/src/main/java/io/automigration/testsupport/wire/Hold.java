package io.automigration.testsupport.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;

/** Stops commands on their way until the test lets them go: first {@link #awaitReached()}, then {@link #release()}. */
public final class Hold {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** The server hears of it only after the release; then this becomes of it. */
    public Fate before(Fate next) {
        return exchange -> {
            hold();
            next.befall(exchange);
        };
    }

    /** The server executes it at once; the driver gets the answer only after the release. */
    public Fate answer() {
        return exchange -> {
            BsonDocument answer = exchange.execute();
            hold();
            exchange.answer(answer);
        };
    }

    /** Waits until the first command is being held. */
    public void awaitReached() {
        try {
            if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no command came to be held");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a command", e);
        }
    }

    /** Lets go what is held, and all that comes. */
    public void release() {
        released.countDown();
    }

    private void hold() throws IOException {
        reached.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the proxy was closed");
        }
    }
}
