package io.automigration.internal.store;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.text.Causes;
import io.automigration.internal.time.Backoff;
import io.automigration.internal.time.Ticker;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Sends a command again until the server answers. Only for commands that take effect where things are as they expect, so that
 * a second one does no harm.
 */
public final class Resending {

    private final Ticker ticker;
    private final Duration limit;

    /**
     * For commands of one run.
     *
     * @param ticker the time
     * @param limit for how long a command is sent again
     */
    public Resending(Ticker ticker, Duration limit) {
        this.ticker = ticker;
        this.limit = limit;
    }

    /**
     * Sends a command until it is answered.
     *
     * @param what what the command is for, for people: {@code "raising the fence"}
     * @param command sends it once
     * @throws MongoException the server's refusal, or the last error when the limit is reached or the thread is asked to end
     */
    public <T> T untilAnswered(String what, Supplier<T> command) {
        Backoff backoff = new Backoff(ticker, limit);
        while (true) {
            try {
                return command.get();
            } catch (MongoException e) {
                if (!NoAnswer.is(e) || e instanceof MongoInterruptedException || backoff.exhausted()) {
                    throw e;
                }
                LogEvent.COMMAND_RESENT.log("No answer while {}; trying again. {}", what, Causes.text(e));
                pause(backoff, e);
            }
        }
    }

    private static void pause(Backoff backoff, MongoException unanswered) {
        try {
            backoff.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered;
        }
    }
}
