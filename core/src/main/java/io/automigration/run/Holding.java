package io.automigration.run;

import io.automigration.history.Recorded;
import io.automigration.lock.Heartbeat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What work under the lock is done with.
 *
 * @param transactions the run's transactions; null where the server has none
 * @param session the id of their session; null where there is none
 * @param beat told when a step begins
 * @param readAgain reads everything, and makes sure that lock and fence are still this run's
 * @param current told what the run does; null when nothing
 */
record Holding(
        @Nullable StepTransactions transactions,
        @Nullable BsonDocument session,
        Heartbeat beat,
        Supplier<Recorded> readAgain,
        Consumer<@Nullable StepContext> current) {}
