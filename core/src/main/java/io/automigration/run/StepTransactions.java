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
import org.springframework.transaction.support.DefaultTransactionStatus;
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
    private Runnable ended = () -> {};
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
     * @param codeEnded told when the code and all callbacks before the commit have ended, however they did, and before
     *     anything is sent after them
     * @param last the run's own writes, sent after everything else
     * @throws RuntimeException whatever came out; {@link #outcome()} tells what became of the transaction
     */
    void run(Runnable code, Runnable codeEnded, Consumer<ClientSession> last) {
        outcome = Outcome.NOT_COMMITTED;
        ended = codeEnded;
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
        ended.run();
        lastly.accept(session);
        outcome = Outcome.UNKNOWN;
        Backoff backoff = new Backoff(ticker, limit);
        for (boolean resent = false; ; resent = true) {
            try {
                transaction.commitTransaction();
                outcome = Outcome.COMMITTED;
                return;
            } catch (MongoException e) {
                if (e instanceof MongoInterruptedException) {
                    boolean unused = Thread.interrupted();
                }
                if (!NoAnswer.is(e)) {
                    outcome = refused(e, resent);
                    throw e;
                }
                if (backoff.exhausted() || hold.stopping()) {
                    throw e;
                }
                backoff.pause();
            }
        }
    }

    private static Outcome refused(MongoException error, boolean resent) {
        if (ServerErrors.code(error) == ServerErrors.NO_SUCH_TRANSACTION) {
            // the driver may have sent it twice by itself, so that the first may have succeeded
            return Outcome.IN_THE_ENTRY;
        }
        // any other refusal says nothing about one that was sent before and not answered
        return resent ? Outcome.UNKNOWN : Outcome.NOT_COMMITTED;
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        ended.run();
        super.doRollback(status);
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
