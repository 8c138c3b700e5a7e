package io.automigration.internal.step;

import com.mongodb.MongoException;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.plan.Policies;
import io.automigration.internal.plan.Step;
import io.automigration.internal.store.DatabaseErrorException;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryChange;
import io.automigration.internal.store.ServerErrors;
import io.automigration.internal.time.Ticker;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One try of a step in a transaction: the migration is made, its code called, then fence and entry, then the commit. */
final class TransactionalStep implements StepTransactions.Body {

    // the server's limit unless it is set otherwise; beyond it a transaction that is gone would be gone again
    private static final Duration USUAL_LIFETIME = Duration.ofSeconds(60);

    private final StepTry attempt;
    private final Step step;
    private final StepTransactions transactions;
    private final CommandWatch watch;
    private final Policies.OnEscape onEscape;
    private final StepWatcher watcher;
    private final Ticker ticker;
    private final long begun;
    private @Nullable StepCode code;

    TransactionalStep(StepTry attempt, StepTransactions transactions, CommandWatch watch, Policies.OnEscape onEscape) {
        this.attempt = attempt;
        this.step = attempt.step();
        this.transactions = transactions;
        this.watch = watch;
        this.onEscape = onEscape;
        this.watcher = new StepWatcher(transactions.session().id());
        this.ticker = attempt.lease().run().time().ticker();
        this.begun = ticker.nanos();
    }

    /**
     * Tries the step.
     *
     * @return the entry as it is now
     * @throws PlanOutdatedException when it should be planned and tried again
     */
    Entry tryOnce() {
        try {
            code = attempt.make();
        } catch (MigrationThrew e) {
            throw notCommitted(e);
        }
        return transactions.run(this).entry(this::notCommitted);
    }

    @Override
    public void run() {
        watch.begin(watcher);
        attempt.lease().run().interruption().enter();
        Objects.requireNonNull(code).call(attempt.context());
    }

    @Override
    public void ended() {
        watch.end();
        attempt.lease().run().interruption().leave();
    }

    @Override
    public EntryChange change() {
        attempt.ensureHeld();
        Throwable swallowed = watcher.firstError();
        if (swallowed != null) {
            throw new MigrationThrew(StepPart.of(step.direction()), swallowed);
        }
        EscapedCommandException escaped = watcher.escaped();
        if (escaped != null) {
            mind(escaped);
        }
        return attempt.changes()
                .done(
                        step.seen(),
                        step.direction(),
                        ticker.since(begun),
                        attempt.context().activity());
    }

    private void mind(EscapedCommandException escaped) {
        switch (onEscape) {
            case FAIL -> throw escaped;
            case WARN ->
                LogEvent.STEP_ESCAPE
                        .with(LogField.VERSION, step.version())
                        .with(LogField.NAMESPACE, escaped.namespace())
                        .log("Migration {}: {}", step.version(), String.valueOf(escaped.getMessage()));
            case IGNORE -> {}
        }
    }

    private RuntimeException notCommitted(Throwable error) {
        attempt.ensureHeld();
        if (error instanceof PlanOutdatedException || error instanceof DatabaseErrorException) {
            return (RuntimeException) error; // not of the migration
        }
        Throwable swallowed = watcher.firstError();
        Throwable first = swallowed != null ? swallowed : MigrationThrew.unwrap(error);
        Optional<MongoException> server = ServerErrors.of(first);
        if (server.isPresent() && ServerErrors.transientInTransaction(server.get()) && !outlived(server.get())) {
            return new PlanOutdatedException("a transient error", first);
        }
        return new StepFailures(attempt).keptRolledBack(error, first, watcher.escaped());
    }

    private boolean outlived(MongoException error) {
        int code = ServerErrors.code(error);
        return code == ServerErrors.TRANSACTION_TOO_OLD
                || (code == ServerErrors.NO_SUCH_TRANSACTION
                        && ticker.since(begun).compareTo(USUAL_LIFETIME) >= 0);
    }
}
