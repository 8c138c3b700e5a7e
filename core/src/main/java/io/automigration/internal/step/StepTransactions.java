package io.automigration.internal.step;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import io.automigration.internal.lock.Lease;
import io.automigration.internal.lock.RunSession;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.store.HistoryCollection;
import io.automigration.internal.store.NoAnswer;
import io.automigration.internal.store.ServerErrors;
import io.automigration.internal.text.Causes;
import io.automigration.internal.time.Backoff;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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
public final class StepTransactions extends MongoTransactionManager {

    /** What one of the transactions is for. */
    interface Body {

        /** Does what it is for. */
        default void run() {}

        /** The code and all callbacks before the commit have ended, however they did; nothing was sent after them yet. */
        default void ended() {}

        /** The run's own change, written after everything else; asked once. */
        EntryChange change();
    }

    /** What is known of a commit. */
    private enum Commit {
        NOT_SENT,
        DONE,
        REFUSED,
        /** The server no longer knows the transaction: whether it was committed, the entry says. */
        FORGOTTEN,
        UNANSWERED
    }

    private final Lease lease;
    private final RunSession session;
    private final EntryWriter entries;
    private Body body = () -> {
        throw new IllegalStateException("no transaction of a run");
    };
    private @Nullable EntryChange change;
    private Commit commit = Commit.NOT_SENT;

    /**
     * For the holder of a lease.
     *
     * @param session the session of the lease
     */
    public StepTransactions(Lease lease, RunSession session) {
        super(session, options());
        this.lease = lease;
        this.session = session;
        this.entries = new EntryWriter(lease);
    }

    /** The session of all its transactions. */
    RunSession session() {
        return session;
    }

    /** One transaction. */
    Outcome run(Body each) {
        long begun = lease.run().time().ticker().nanos();
        body = each;
        change = null;
        commit = Commit.NOT_SENT;
        TransactionTemplate template = new TransactionTemplate(this);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try {
            template.executeWithoutResult(status -> each.run());
            return new Outcome.Committed(written().after());
        } catch (TransactionSystemException e) {
            return outcome(e.getCause() instanceof RuntimeException cause ? cause : e, begun);
        } catch (RuntimeException | Error e) {
            return outcome(e, begun);
        }
    }

    private Outcome outcome(Throwable error, long begun) {
        return switch (commit) {
            case NOT_SENT, REFUSED -> new Outcome.RolledBack(error);
            case DONE -> {
                sayFailedAfterCommit(error);
                yield new Outcome.Committed(written().after());
            }
            case FORGOTTEN -> asked(error, begun);
            case UNANSWERED -> {
                session.outcomeUnknown();
                yield unknown(error, begun);
            }
        };
    }

    private Outcome asked(Throwable error, long begun) {
        try {
            return entries.isThere(written())
                    ? new Outcome.Committed(written().after())
                    : new Outcome.RolledBack(error);
        } catch (MongoException e) {
            return unknown(e, begun);
        }
    }

    private Outcome unknown(Throwable error, long begun) {
        Duration tried = lease.run().time().ticker().since(begun);
        return new Outcome.Unknown(new OutcomeUnknownException(written(), tried, error));
    }

    private EntryChange written() {
        return Objects.requireNonNull(change, "committed without an entry");
    }

    @Override
    protected void doCommit(MongoTransactionObject transaction) throws Exception {
        ClientSession current = Objects.requireNonNull(transaction.getSession(), "no transaction of a run");
        body.ended();
        change = body.change();
        entries.writeFenced(current, change);
        commit = Commit.UNANSWERED;
        Backoff backoff = lease.run().time().backoff();
        for (boolean resent = false; ; resent = true) {
            try {
                transaction.commitTransaction();
                commit = Commit.DONE;
                return;
            } catch (MongoException e) {
                if (e instanceof MongoInterruptedException) {
                    boolean unused = Thread.interrupted();
                }
                if (!NoAnswer.is(e)) {
                    commit = refused(e, resent);
                    throw e;
                }
                if (backoff.exhausted() || lease.run().interruption().stopping()) {
                    throw e;
                }
                backoff.pause();
            }
        }
    }

    private static Commit refused(MongoException error, boolean resent) {
        if (ServerErrors.code(error) == ServerErrors.NO_SUCH_TRANSACTION) {
            // the driver may have sent it twice by itself, so that the first may have succeeded
            return Commit.FORGOTTEN;
        }
        // any other refusal says nothing about one that was sent before and not answered
        return resent ? Commit.UNANSWERED : Commit.REFUSED;
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        body.ended();
        super.doRollback(status);
    }

    private void sayFailedAfterCommit(Throwable error) {
        LogEvent.STEP_AFTER_COMMIT
                .with(LogField.VERSION, written().after().version())
                .log(
                        "Migration {} is committed, but a callback after the commit failed: {}",
                        written().after().version(),
                        Causes.text(error));
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
