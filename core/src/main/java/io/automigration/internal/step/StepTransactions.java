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
        /** The server has ended the transaction instead. */
        REFUSED,
        /** The server no longer knows the transaction: whether it was committed, the entry says. */
        FORGOTTEN,
        /** Answered with an error that does not say whether it was committed: once the session has ended, the entry does. */
        UNCLEAR,
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
    private long commitBegun;

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
        body = each;
        change = null;
        commit = Commit.NOT_SENT;
        TransactionTemplate template = new TransactionTemplate(this);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try {
            template.executeWithoutResult(status -> each.run());
            return new Outcome.Committed(written().after());
        } catch (TransactionSystemException e) {
            return outcome(e.getCause() instanceof RuntimeException cause ? cause : e);
        } catch (RuntimeException | Error e) {
            return outcome(e);
        }
    }

    private Outcome outcome(Throwable error) {
        return switch (commit) {
            case NOT_SENT, REFUSED -> new Outcome.RolledBack(error);
            case DONE -> {
                say("a callback after the commit failed", error);
                yield new Outcome.Committed(written().after());
            }
            case FORGOTTEN -> asked(error, true);
            case UNCLEAR -> asked(error, session.end(lease.run()));
            case UNANSWERED -> {
                session.outcomeUnknown();
                Duration tried = lease.run().time().ticker().since(commitBegun);
                yield new Outcome.Unknown(OutcomeUnknownException.unanswered(written(), tried, error));
            }
        };
    }

    /**
     * The entry says it.
     *
     * @param ended whether the transaction has ended, so that what is not there now will never be
     */
    private Outcome asked(Throwable error, boolean ended) {
        try {
            if (entries.isThere(written())) {
                say("its commit was answered with an error", error);
                return new Outcome.Committed(written().after());
            }
        } catch (MongoException e) {
            return new Outcome.Unknown(OutcomeUnknownException.unclear(written(), error, e));
        }
        return ended
                ? new Outcome.RolledBack(error)
                : new Outcome.Unknown(OutcomeUnknownException.unclear(written(), error, error));
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
        commitBegun = lease.run().time().ticker().nanos();
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
        int code = ServerErrors.code(error);
        if (code == ServerErrors.NO_SUCH_TRANSACTION) {
            // the driver may have sent it twice by itself, so that the first may have succeeded
            return Commit.FORGOTTEN;
        }
        if (resent) {
            return Commit.UNANSWERED; // it says nothing about one that was sent before and not answered
        }
        // a conflict ends a transaction; any other error may come after the commit, from whatever the server does then
        return code == ServerErrors.WRITE_CONFLICT ? Commit.REFUSED : Commit.UNCLEAR;
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        body.ended();
        super.doRollback(status);
    }

    private void say(String what, Throwable error) {
        LogEvent.STEP_AFTER_COMMIT
                .with(LogField.VERSION, written().after().version())
                .log("Migration {} is committed, but {}: {}", written().after().version(), what, Causes.text(error));
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
