package io.automigration.run;

import com.mongodb.MongoException;
import io.automigration.Direction;
import io.automigration.OutcomeUnknownException;
import io.automigration.history.Entry;
import io.automigration.history.EntryChange;
import io.automigration.history.HistoryCollection;
import io.automigration.history.Participant;
import io.automigration.history.WallClock;
import io.automigration.lock.Resending;
import io.automigration.lock.Ticker;
import io.automigration.plan.Step;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What all parts of one run share.
 *
 * @param id the run's id
 * @param template the application's template
 * @param collection where history, lock and fence are
 * @param participant this instance
 * @param settings how runs are made
 * @param watch sees the application's commands
 * @param ticker the time that passes
 * @param clock the time of day, for people
 * @param hold whether the run may go on
 * @param interruptible where its thread may be interrupted
 * @param limit for how long a command, a commit or a step is tried again
 * @param resending for the protocol's own commands
 */
record RunContext(
        String id,
        MongoTemplate template,
        HistoryCollection collection,
        Participant participant,
        RunSettings settings,
        CommandWatch watch,
        Ticker ticker,
        WallClock clock,
        Hold hold,
        Interruptible interruptible,
        Duration limit,
        Resending resending) {

    EntryChange.Author author() {
        return new EntryChange.Author(hold.token(), id, participant, clock.now());
    }

    static EntryChange.Subject subject(Step step, boolean transaction) {
        return new EntryChange.Subject(
                step.version(), step.definition().name(), step.definition().description(), transaction);
    }

    StepContext stepContext(Step step, BiConsumer<Long, Long> progress) {
        return new StepContext(template, hold, step.version(), step.direction(), clock.now(), progress);
    }

    /** Whether a change has taken effect: its answer was lost, or there was none because it had already. */
    boolean isThere(EntryChange change) {
        return resending.untilAnswered("the reading of an entry", () -> {
            Entry entry = collection.readEntry(change.after().version());
            return entry != null
                    && entry.revision() == change.after().revision()
                    && entry.token() == hold.token()
                    && entry.run().equals(id);
        });
    }

    /**
     * Whether a change was committed of whose transaction the server knows nothing any more.
     *
     * @param begun when it was begun
     * @throws OutcomeUnknownException when the entry can't be read
     */
    boolean isCommitted(EntryChange change, Direction direction, long begun) {
        try {
            return isThere(change);
        } catch (MongoException e) {
            throw unknown(change, direction, begun, e);
        }
    }

    OutcomeUnknownException unknown(EntryChange change, Direction direction, long begun, Throwable error) {
        return new OutcomeUnknownException(
                change.after().version(), change.after().name(), direction, ticker.since(begun), error);
    }
}
