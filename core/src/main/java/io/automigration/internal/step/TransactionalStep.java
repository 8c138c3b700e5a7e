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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One try of a step in a transaction: the migration is made, its code called, then fence and entry, then the commit. */
final class TransactionalStep implements StepTransactions.Body {

    private final StepTry attempt;
    private final Step step;
    private final StepTransactions transactions;
    private final CommandWatch watch;
    private final Policies.OnEscape onEscape;
    private final LostTransactions lost;
    private final StepWatcher watcher;
    private final Ticker ticker;
    private final long begun;
    private @Nullable StepCode code;
    private boolean returned;

    TransactionalStep(
            StepTry attempt,
            StepTransactions transactions,
            CommandWatch watch,
            Policies.OnEscape onEscape,
            LostTransactions lost) {
        this.attempt = attempt;
        this.step = attempt.step();
        this.transactions = transactions;
        this.watch = watch;
        this.onEscape = onEscape;
        this.lost = lost;
        this.watcher = new StepWatcher(
                transactions.session().id(), attempt.lease().run().history().namespace(), watch.alone());
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
        attempt.context().confine();
        attempt.lease().run().interruption().enter();
        Objects.requireNonNull(code).call(attempt.context());
        returned = true;
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
        Throwable seen = watcher.firstError();
        Throwable thrown = MigrationThrew.unwrap(error);
        Throwable first = seen != null ? seen : thrown;
        boolean caught = seen != null && (returned || code(thrown) != code(seen));
        if (ServerErrors.of(first).filter(ServerErrors::transientInTransaction).isPresent()) {
            switch (verdict(code(first))) {
                case TRY_AGAIN -> {
                    return new PlanOutdatedException("a transient error", first);
                }
                case ENDED_FROM_WITHIN -> caught = true;
                case OUTLIVED -> {}
            }
        }
        return new StepFailures(attempt)
                .keptRolledBack(new Setback(part(error), first, caught, watcher.escaped(), watcher.othersWrote()));
    }

    private LostTransactions.Verdict verdict(int code) {
        if (code == ServerErrors.TRANSACTION_TOO_OLD) {
            return LostTransactions.Verdict.OUTLIVED;
        }
        if (code != ServerErrors.NO_SUCH_TRANSACTION) {
            return LostTransactions.Verdict.TRY_AGAIN;
        }
        LostTransactions.Verdict verdict = lost.lost(step.version(), ticker.since(begun));
        // an error within would have been seen
        return verdict == LostTransactions.Verdict.ENDED_FROM_WITHIN && attempt.watched()
                ? LostTransactions.Verdict.TRY_AGAIN
                : verdict;
    }

    private StepPart part(Throwable error) {
        if (error instanceof MigrationThrew threw) {
            return threw.part();
        }
        return error instanceof MongoException ? StepPart.COMMIT : StepPart.of(step.direction());
    }

    /** The server's code; 0 when it is no error of the server. */
    private static int code(Throwable error) {
        return ServerErrors.of(error).map(ServerErrors::code).orElse(0);
    }
}
