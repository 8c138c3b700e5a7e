package io.automigration.run;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import io.automigration.LockLostException;
import io.automigration.history.Activity;
import io.automigration.history.LockDocument;
import io.automigration.history.Recorded;
import io.automigration.lock.Heartbeat;
import io.automigration.lock.MigrationLock;
import io.automigration.lock.Resending;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * One run under the lock: take it, raise the fence, read everything again, do the work, free it.
 *
 * <p>Whatever happens, two things are never done: a step is not committed without the fence, and nothing is written over a
 * commit whose outcome is unknown.
 */
final class MigrationRun {

    private static final Logger log = LoggerFactory.getLogger(MigrationRun.class);

    // freeing is a courtesy: who can't say it leaves it to the lease
    private static final Duration PATIENCE_TO_FREE = Duration.ofSeconds(10);
    // what a dead session leaves open ends by itself, later; and a process that is to end must do so within seconds
    private static final Duration PATIENCE_TO_END = Duration.ofSeconds(2);

    private final RunContext run;
    private final MigrationLock lock;
    private final Work work;
    private final Living living;
    private volatile @Nullable StepContext current;
    private volatile @Nullable ClientSession session;
    private @Nullable StepTransactions transactions;

    MigrationRun(RunContext run, Work work, Living living) {
        this.run = run;
        this.lock = new MigrationLock(run.collection(), run.id(), run.participant());
        this.work = work;
        this.living = living;
    }

    /**
     * Takes the lock and does the work.
     *
     * @param recorded what was read before, with something to do
     * @param topology what the server is
     * @return whether it did: false when others have left nothing to do meanwhile
     */
    boolean take(Recorded recorded, Topology topology) {
        EndOnShutdown hook = new EndOnShutdown(run.hold(), this::force);
        try {
            if (topology.transactions()) {
                open();
            }
            Waiting waiting = new Waiting(run, lock, work, living, recorded);
            long token = drawn(waiting);
            if (token != 0) {
                holding(token, waiting.recorded().lock());
            }
            return token != 0;
        } finally {
            if (session != null) {
                session.close();
            }
            hook.close();
        }
    }

    /**
     * Waits until others have left nothing to do.
     *
     * @return false: the lock was never this run's
     */
    boolean leaveToOthers(Recorded recorded, Topology topology) {
        EndOnShutdown hook = new EndOnShutdown(run.hold(), () -> {});
        try {
            new Waiting(run, lock, work, living, recorded).forOthers();
            return false;
        } finally {
            hook.close();
        }
    }

    private long drawn(Waiting waiting) {
        long token = 0;
        try {
            token = waiting.forLock(lsid());
            return token;
        } finally {
            LockDocument seen = waiting.recorded().lock();
            if (token == 0 && seen != null && lock.mine(seen)) {
                // taken by a command whose answer was lost, and there is nothing to be done with it
                free(seen.token(), seen.orphan());
            }
        }
    }

    private void holding(long token, @Nullable LockDocument before) {
        run.hold().drawn(token);
        boolean done = false;
        try (Heartbeat beat = new Heartbeat(
                lock,
                token,
                run.settings().lease(),
                this::activity,
                () -> run.hold().lose("another run holds the lock"))) {
            endSessionsOf(before);
            raise(token);
            work.take(
                    readAsHolder(token),
                    new Holding(transactions, lsid(), beat, () -> readAsHolder(token), step -> current = step));
            done = true;
        } finally {
            free(token, done ? null : orphan());
        }
    }

    private void open() {
        MongoDatabaseFactory factory = run.template().getMongoDatabaseFactory();
        ClientSessionOptions.Builder options = ClientSessionOptions.builder();
        if (factory.getMongoDatabase().getTimeout(MILLISECONDS) != null) {
            // the application's time-out for an operation would span a whole step
            options.defaultTimeout(0, MILLISECONDS);
        }
        ClientSession opened = factory.getSession(options.build());
        session = opened;
        transactions = new StepTransactions(new RunSession(factory, opened), run.ticker(), run.hold(), run.limit());
    }

    private @Nullable BsonDocument lsid() {
        return session == null ? null : session.getServerSession().getIdentifier();
    }

    /** A transaction that the predecessor left open would hold up the first step until the server ends it. */
    private void endSessionsOf(@Nullable LockDocument before) {
        if (before == null) {
            return;
        }
        LockDocument.Holder holder = before.holder();
        // a lock that was taken by a command whose answer was lost is this run's, and only the orphan is another's
        BsonDocument left = holder == null || lock.mine(before) ? null : holder.session();
        Resending resending = new Resending(run.ticker(), PATIENCE_TO_END);
        Stream.of(left, before.orphan()).filter(Objects::nonNull).forEach(lsid -> killSession(lsid, resending));
    }

    /**
     * A commit or an abort without an answer may have left a transaction open, and with it whatever it wrote, the fence
     * perhaps. Nobody should have to wait until the server ends it.
     *
     * @return what the next holder should end, because this run can't; null when there is nothing
     */
    private @Nullable BsonDocument orphan() {
        ClientSession opened = session;
        boolean open = opened != null
                && transactions != null
                && (opened.getServerSession().isMarkedDirty()
                        || transactions.outcome() == StepTransactions.Outcome.UNKNOWN);
        BsonDocument lsid = lsid();
        boolean unended = open && lsid != null && !killSession(lsid, new Resending(run.ticker(), PATIENCE_TO_END));
        return unended ? lsid : null;
    }

    private boolean killSession(BsonDocument lsid, Resending resending) {
        try {
            resending.untilAnswered(
                    "the ending of a session",
                    () -> run.template()
                            .getMongoDatabaseFactory()
                            .getMongoDatabase("admin")
                            .withTimeout(PATIENCE_TO_END.toMillis(), MILLISECONDS)
                            .runCommand(new BsonDocument("killSessions", new BsonArray(List.of(lsid)))));
            return true;
        } catch (MongoException e) {
            log.warn(
                    "A session could not be ended: {} What it left open, the server ends within 60 to 90 s"
                            + " event=session.unended",
                    e.getMessage());
            return false;
        }
    }

    private void raise(long token) {
        long fence = run.resending().untilAnswered("the raising of the fence", () -> lock.raise(token));
        if (fence != token) {
            throw new LockLostException(token, "the fence is at " + fence);
        }
    }

    /** One read of everything: lock and fence must still be this run's. */
    private Recorded readAsHolder(long token) {
        Recorded recorded = run.resending()
                .untilAnswered(
                        "the reading of the history", () -> run.collection().read());
        LockDocument seen = recorded.lock();
        boolean mine = lock.mine(seen) && seen != null && seen.token() == token && recorded.fence() == token;
        if (!mine) {
            run.hold()
                    .lose("the lock is held by " + (seen == null ? "nobody" : seen.describe()) + ", the fence is at "
                            + recorded.fence());
        }
        run.hold().ensure("planning");
        return recorded;
    }

    private @Nullable Activity activity() {
        StepContext context = current;
        return context == null ? null : context.activity();
    }

    private void free(long token, @Nullable BsonDocument orphan) {
        try {
            new Resending(run.ticker(), PATIENCE_TO_FREE).untilAnswered("the freeing of the lock", () -> {
                lock.free(token, orphan, PATIENCE_TO_FREE);
                return token;
            });
        } catch (MongoException e) {
            sayUnfreed(token, e);
        }
    }

    /** On the thread that ends the process, when the migrating one does not react. */
    private void force() {
        long token = run.hold().token();
        BsonDocument lsid = lsid();
        boolean killed = lsid != null && killSession(lsid, new Resending(run.ticker(), Duration.ZERO));
        if (token != 0) {
            try {
                lock.free(token, killed ? null : lsid, PATIENCE_TO_END);
            } catch (MongoException e) {
                sayUnfreed(token, e);
            }
        }
    }

    private static void sayUnfreed(long token, MongoException error) {
        log.warn(
                "The lock could not be freed: {} Others take it over after its lease event=lock.unfreed token={}",
                error.getMessage(),
                token);
    }
}
