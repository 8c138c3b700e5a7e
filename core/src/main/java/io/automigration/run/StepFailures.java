package io.automigration.run;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import io.automigration.EscapedCommandException;
import io.automigration.MigrationException;
import io.automigration.StepFailedException;
import io.automigration.TransactionMode;
import io.automigration.history.EntryChange;
import io.automigration.history.EntryState;
import io.automigration.history.StepError;
import io.automigration.lock.Resending;
import io.automigration.plan.Step;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.UnexpectedRollbackException;

/** What is kept and said of a step that failed. */
final class StepFailures {

    private static final Logger log = LoggerFactory.getLogger(StepFailures.class);

    // the run fails anyhow; it should not do so two minutes later because the database is away
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RunContext run;
    private final EntryWriter entries;

    StepFailures(RunContext run) {
        this.run = run;
        this.entries = new EntryWriter(run);
    }

    /** What a migration threw, out of what carried it. */
    static Throwable cause(Throwable error) {
        return error instanceof MigrationThrew && error.getCause() != null ? error.getCause() : error;
    }

    /**
     * Keeps the failure of a step that was rolled back.
     *
     * @param step the step
     * @param first the first error, which decides
     * @return whether the entry is as the step saw it; else another run was faster, and the failure is nobody's
     */
    boolean keepRolledBack(Step step, Throwable first) {
        EntryState was = step.seen() == null ? null : step.seen().standing();
        return keep(EntryChange.to(
                step.seen(),
                RunContext.subject(step, true),
                run.author(),
                EntryState.FAILED,
                error(step, first, true, was),
                null,
                null));
    }

    /**
     * Says the failure of a step that was rolled back.
     *
     * @param step the step
     * @param error what came out
     * @param first the first error, which decides
     * @param escaped a write that stays all the same; null when there was none
     */
    StepFailedException rolledBack(
            Step step, Throwable error, Throwable first, @Nullable EscapedCommandException escaped) {
        String action = advice(first);
        if (escaped != null && escaped != first) {
            action += " Besides, " + escaped.getMessage() + ".";
        }
        return failed(step, error, first, true, action);
    }

    /**
     * Keeps the failure of a step without a transaction, and says it.
     *
     * @param step the step
     * @param announced its announcement
     * @param context how far it said it was
     * @param error what came out
     */
    StepFailedException left(Step step, EntryChange announced, StepContext context, Throwable error) {
        Throwable first = cause(error);
        boolean kept = keep(EntryChange.to(
                announced.after(),
                RunContext.subject(step, false),
                run.author(),
                EntryState.FAILED,
                error(step, first, false, null),
                null,
                context.activity()));
        if (!kept) {
            run.hold().lose("the entry of migration " + step.version() + " was changed by another run");
        }
        String action = step.definition().idempotent()
                ? "It is idempotent: mend the cause and start again, it is run again from its start."
                : "Mend the cause, and see what it left. It is not declared idempotent, so the next start refuses to run it"
                        + " again and says how to go on.";
        return failed(step, error, first, false, action);
    }

    private static StepFailedException failed(
            Step step, Throwable error, Throwable first, boolean rolledBack, String action) {
        String method = error instanceof MigrationThrew threw
                ? threw.method()
                : step.direction().toString();
        return new StepFailedException(
                step.published(rolledBack ? TransactionMode.REQUIRED : TransactionMode.NONE),
                step.definition().source(),
                method,
                rolledBack,
                action,
                first);
    }

    /** False when the entry was changed by another run meanwhile. */
    private boolean keep(EntryChange change) {
        try {
            return entries.write(change, new Resending(run.ticker(), PATIENCE));
        } catch (MongoException e) {
            log.warn(
                    "The failure could not be kept in the history: {} event=entry.unkept version={}",
                    e.getMessage(),
                    change.after().version());
            return true;
        }
    }

    private static StepError error(Step step, Throwable first, boolean rolledBack, @Nullable EntryState was) {
        String message = first.getMessage() == null ? "" : first.getMessage();
        return new StepError(
                step.direction(),
                first.getClass().getSimpleName(),
                ServerErrors.of(first).map(ServerErrors::code).orElse(0),
                message,
                rolledBack,
                was);
    }

    private static String advice(Throwable first) {
        if (first instanceof MigrationException ours) {
            return ours.action();
        }
        if (first instanceof UnexpectedRollbackException) {
            return "An inner @Transactional method threw, and the migration swallowed its exception; the transaction could only"
                    + " be rolled back. Let the exception through, or see that it is not thrown.";
        }
        if (first instanceof MongoInterruptedException || first instanceof InterruptedException) {
            return "Something interrupted the migrating thread. Start again.";
        }
        Optional<MongoException> server = ServerErrors.of(first);
        int code = server.map(ServerErrors::code).orElse(0);
        return switch (code) {
            case ServerErrors.NOT_IN_A_TRANSACTION ->
                "MongoDB builds no index, changes no validator and drops nothing in a transaction. Make that a migration of its"
                        + " own, with transaction = NONE and idempotent = true, and leave the rest here.";
            case ServerErrors.TRANSACTION_TOO_OLD, ServerErrors.NO_SUCH_TRANSACTION ->
                "The transaction outlived the server's limit (transactionLifetimeLimitSeconds, 60 s unless set). Split the"
                        + " migration into smaller ones, or run it with transaction = NONE and write it so that it can be declared"
                        + " idempotent = true.";
            case ServerErrors.WRITE_CONFLICT ->
                "Something else writes the same documents all the time. Start again when it does not, or stop it while migrations"
                        + " run.";
            case ServerErrors.NOT_AUTHORIZED ->
                "Grant the user of the connection string what the migration does, and start again. The role readWrite on the"
                        + " database has what most migrations need, dbAdmin what validators and collMod need.";
            case ServerErrors.DUPLICATE_KEY ->
                "The data breaks a unique index. Mend the data or the migration, and start again.";
            default -> "Mend the migration or the data, and start again.";
        };
    }
}
