package io.automigration.internal.step;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import io.automigration.Direction;
import io.automigration.MigrationException;
import io.automigration.internal.store.ServerErrors;
import java.util.Optional;
import org.springframework.transaction.UnexpectedRollbackException;

/** What to do about the error of a migration. */
final class Advice {

    private static final String CAUGHT =
            "The migration caught an error that had already ended its transaction. In a transaction, look before you write (or"
                    + " upsert) instead of catching what the server refuses.";

    private Advice() {}

    /**
     * What to do, in whole sentences.
     *
     * @param setback what happened; the first error decides
     * @param direction which way the step went
     */
    static String on(Setback setback, Direction direction) {
        EscapedCommandException escaped = setback.escaped();
        String also = escaped == null || escaped == setback.first() ? "" : " Also, " + escaped.getMessage() + ".";
        return (setback.caught() ? caught(setback, direction) : on(setback.first(), again(direction))) + also;
    }

    private static String caught(Setback setback, Direction direction) {
        boolean ended = ServerErrors.of(setback.first())
                .filter(error -> ServerErrors.code(error) == ServerErrors.NO_SUCH_TRANSACTION)
                .isPresent();
        // of what ended the transaction nothing is known then but that the migration caught it
        return ended
                ? CAUGHT + " Change the migration, and " + again(direction) + "."
                : CAUGHT + " " + on(setback.first(), again(direction));
    }

    private static String again(Direction direction) {
        return direction == Direction.UP ? "start again" : "revert it again";
    }

    private static String on(Throwable first, String again) {
        if (first instanceof MigrationException ours) {
            return ours.action();
        }
        if (first instanceof UnexpectedRollbackException) {
            return "An inner @Transactional method threw, and the migration caught its exception, so the transaction could"
                    + " only be rolled back. Let the exception through, or make sure that it is not thrown.";
        }
        if (first instanceof MongoInterruptedException || first instanceof InterruptedException) {
            return "Something interrupted the migrating thread: " + again + ".";
        }
        Optional<MongoException> server = ServerErrors.of(first);
        return onCode(server.map(ServerErrors::code).orElse(0), again);
    }

    private static String onCode(int code, String again) {
        return switch (code) {
            case ServerErrors.NOT_IN_A_TRANSACTION ->
                "MongoDB can't build this index, change a validator or drop anything in a transaction. Make that a migration"
                        + " of its own, with transaction = NONE and idempotent = true, and leave the rest here.";
            case ServerErrors.TRANSACTION_TOO_OLD, ServerErrors.NO_SUCH_TRANSACTION ->
                "The transaction exceeded the server's time limit (transactionLifetimeLimitSeconds, 60 s unless set). Split the"
                        + " migration into smaller ones, or run it with transaction = NONE and write it so that it can be"
                        + " declared idempotent = true.";
            case ServerErrors.INTERNAL_ERROR ->
                "The server reported an error of its own; some do when a transaction was idle for too long, or when they lost their"
                        + " storage. Look at the server's log, keep the time between two commands of a migration short, and start"
                        + " again.";
            case ServerErrors.WRITE_CONFLICT ->
                "Something else keeps writing to the same documents. Stop it while migrations run, and " + again + ".";
            case ServerErrors.NOT_AUTHORIZED ->
                "Grant the user in the connection string what the migration does, and " + again
                        + ". The role readWrite on the"
                        + " database includes what most migrations need, dbAdmin what validators and collMod need.";
            case ServerErrors.DUPLICATE_KEY ->
                "The data violates a unique index. Fix the data or the migration, and " + again + ".";
            default -> "Fix the migration or the data, and " + again + ".";
        };
    }
}
