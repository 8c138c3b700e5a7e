package io.automigration.run;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import io.automigration.Direction;
import io.automigration.EscapedCommandException;
import io.automigration.history.Entry;
import io.automigration.history.EntryChange;
import io.automigration.history.EntryState;
import io.automigration.plan.Step;
import java.time.Duration;
import java.util.Optional;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try of a step in a transaction: the migration's code, then fence and entry, then the commit. */
final class TransactionalStep {

    private static final Logger log = LoggerFactory.getLogger(TransactionalStep.class);

    // the server's limit unless it is set otherwise; beyond it a transaction that is gone would be gone again
    private static final Duration USUAL_LIFETIME = Duration.ofSeconds(60);

    private final RunContext run;
    private final StepTransactions transactions;
    private final EntryWriter entries;
    private final Step step;
    private final StepContext context;
    private final StepWatcher watcher;
    private final long begun;
    private @Nullable EntryChange change;

    TransactionalStep(
            RunContext run, StepTransactions transactions, BsonDocument session, Step step, StepContext context) {
        this.run = run;
        this.transactions = transactions;
        this.entries = new EntryWriter(run);
        this.step = step;
        this.context = context;
        this.watcher = new StepWatcher(session);
        this.begun = run.ticker().nanos();
    }

    /**
     * Tries the step.
     *
     * @return the entry as it is now
     * @throws Outdated when it should be planned and tried again
     */
    Entry take() {
        try {
            transactions.run(this::code, this::endOfCode, this::record);
            return changed().after();
        } catch (RuntimeException | Error e) {
            return settle(e);
        }
    }

    private void code() {
        run.watch().begin(watcher);
        run.interruptible().enter();
        StepCode.call(step, context);
    }

    private void endOfCode() {
        run.watch().end();
        run.interruptible().leave();
    }

    private void record(ClientSession session) {
        run.hold().ensure("at migration " + step.version());
        Throwable swallowed = watcher.firstError();
        if (swallowed != null) {
            throw new MigrationThrew(step.direction().toString(), swallowed);
        }
        EscapedCommandException escaped = watcher.escaped();
        if (escaped != null) {
            switch (run.settings().onEscape()) {
                case FAIL -> throw escaped;
                case WARN ->
                    log.warn(
                            "Migration {}: {} event=step.escape version={}",
                            step.version(),
                            escaped.getMessage(),
                            step.version());
                case IGNORE -> {}
            }
        }
        change = EntryChange.to(
                step.seen(),
                RunContext.subject(step, true),
                run.author(),
                step.direction() == Direction.UP ? EntryState.APPLIED : EntryState.REVERTED,
                null,
                run.ticker().since(begun),
                context.activity());
        entries.writeFenced(session, change);
    }

    private EntryChange changed() {
        if (change == null) {
            throw new IllegalStateException("committed without an entry");
        }
        return change;
    }

    private Entry settle(Throwable error) {
        return switch (transactions.outcome()) {
            case COMMITTED -> {
                log.warn(
                        "Migration {} is committed; what was to follow its commit failed: {} event=step.after-commit"
                                + " version={}",
                        step.version(),
                        String.valueOf(error.getMessage()),
                        step.version());
                yield changed().after();
            }
            case UNKNOWN -> throw run.unknown(changed(), step.direction(), begun, error);
            case IN_THE_ENTRY -> {
                if (run.isCommitted(changed(), step.direction(), begun)) {
                    yield changed().after();
                }
                throw notCommitted(error);
            }
            case NOT_COMMITTED -> throw notCommitted(error);
        };
    }

    private RuntimeException notCommitted(Throwable error) {
        run.hold().ensure("at migration " + step.version());
        if (error instanceof Outdated outdated) {
            return outdated;
        }
        Throwable swallowed = watcher.firstError();
        Throwable first = swallowed != null ? swallowed : StepFailures.cause(error);
        Optional<MongoException> server = ServerErrors.of(first);
        if (server.isPresent() && ServerErrors.transientInTransaction(server.get()) && !outlived(server.get())) {
            return new Outdated("a transient error", first);
        }
        StepFailures failures = new StepFailures(run);
        if (!failures.keepRolledBack(step, first)) {
            // what it failed of may be that it is done already
            return new Outdated("another run changed its entry", first);
        }
        return failures.rolledBack(step, error, first, watcher.escaped());
    }

    private boolean outlived(MongoException error) {
        int code = ServerErrors.code(error);
        return code == ServerErrors.TRANSACTION_TOO_OLD
                || (code == ServerErrors.NO_SUCH_TRANSACTION
                        && run.ticker().since(begun).compareTo(USUAL_LIFETIME) >= 0);
    }
}
