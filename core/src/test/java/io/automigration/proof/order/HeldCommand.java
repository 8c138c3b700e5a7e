package io.automigration.proof.order;

import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Exchange;
import io.automigration.testsupport.wire.Fate;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.BsonDocument;

/** A command that waits in the proxy until it is said what becomes of it. */
final class HeldCommand {

    private final Command command;
    private final CompletableFuture<Fate> fate = new CompletableFuture<>();
    private final CompletableFuture<BsonDocument> answer = new CompletableFuture<>();

    HeldCommand(Command command) {
        this.command = command;
    }

    Command command() {
        return command;
    }

    /** On the proxy's thread. */
    void hold(Exchange exchange) throws IOException {
        try {
            fate.get().befall(exchange);
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the proxy was closed");
        }
    }

    /** The server executes it, and this becomes of the answer. */
    void execute(Answered then) {
        fate.complete(exchange -> {
            BsonDocument answered;
            try {
                answered = exchange.execute();
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
                throw e;
            }
            answer.complete(answered);
            then.befall(exchange, answered);
        });
    }

    /** The server does not execute it. */
    void become(Fate instead) {
        fate.complete(instead);
    }

    /** The server's answer; null when there is none for that long. */
    BsonDocument answer(Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("no answer to " + command.name(), e);
        }
    }

    interface Answered {
        void befall(Exchange exchange, BsonDocument answer) throws IOException;
    }
}
