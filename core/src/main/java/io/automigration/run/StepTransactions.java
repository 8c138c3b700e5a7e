package io.automigration.run;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import io.automigration.history.HistoryCollection;
import io.automigration.lock.Backoff;
import io.automigration.lock.NoAnswer;
import io.automigration.lock.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of a run. All use its one session; each ends with the run's own writes, as the very last thing before
 * the commit; and a commit without an answer is sent again until the server answers.
 *
 * <p>Never a bean: it must not become the application's transaction manager.
 */
@SuppressWarnings("serial") // nobody serializes it, although every transaction manager of Spring could be
final class StepTransactions extends MongoTransactionManager {

    /** What became of the transaction, which is not the same as whether an exception came out. */
    enum Outcome {
        NOT_COMMITTED,
        COMMITTED,
        UNKNOWN,
        /** The server no longer knows the transaction: whether it was committed, the entry says. */
        IN_THE_ENTRY
    }

    private final Ticker ticker;
    private final Hold hold;
    private final Duration limit;
    private Outcome outcome = Outcome.NOT_COMMITTED;
    private @Nullable Consumer<ClientSession> lastly;

    StepTransactions(RunSession session, Ticker ticker, Hold hold, Duration limit) {
        super(session, options());
        this.ticker = ticker;
        this.hold = hold;
        this.limit = limit;
    }

    /**
     * One transaction.
     *
     * @param code what it is for
     * @param last the run's own writes, sent after everything else
     * @throws RuntimeException whatever came out; {@link #outcome()} tells what became of the transaction
     */
    void run(Runnable code, Consumer<ClientSession> last) {
        outcome = Outcome.NOT_COMMITTED;
        lastly = last;
        TransactionTemplate template = new TransactionTemplate(this);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try {
            template.executeWithoutResult(status -> code.run());
        } catch (TransactionSystemException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** What became of the last transaction. */
    Outcome outcome() {
        return outcome;
    }

    @Override
    protected void doCommit(MongoTransactionObject transaction) throws Exception {
        ClientSession session = transaction.getSession();
        if (session == null || lastly == null) {
            throw new IllegalStateException("no transaction of a run");
        }
        lastly.accept(session);
        outcome = Outcome.UNKNOWN;
        Backoff backoff = new Backoff(ticker, limit);
        while (true) {
            try {
                transaction.commitTransaction();
                outcome = Outcome.COMMITTED;
                return;
            } catch (MongoException e) {
                if (e instanceof MongoInterruptedException) {
                    boolean unused = Thread.interrupted();
                }
                if (!NoAnswer.is(e)) {
                    // the driver may have sent it twice by itself, so that the first may have succeeded
                    outcome = ServerErrors.code(e) == ServerErrors.NO_SUCH_TRANSACTION
                            ? Outcome.IN_THE_ENTRY
                            : Outcome.NOT_COMMITTED;
                    throw e;
                }
                if (backoff.exhausted() || hold.stopping()) {
                    throw e;
                }
                backoff.pause();
            }
        }
    }

    private static TransactionOptions options() {
        return TransactionOptions.builder()
                .readPreference(ReadPreference.primary())
                .readConcern(ReadConcern.MAJORITY)
                .writeConcern(WriteConcern.MAJORITY.withWTimeout(
                        HistoryCollection.PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .build();
    }
}
