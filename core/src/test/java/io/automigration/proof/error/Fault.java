package io.automigration.proof.error;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.proof.CommandKind;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import io.automigration.testsupport.wire.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * What may become of a command, with the labels that a server gives, and with what it does to a transaction.
 *
 * @param name its name
 * @param on what becomes of a command in this database
 * @param possible which commands it can befall
 * @param cause whether an error comes from it
 * @param unanswered whether it leaves open what the server did, so that the command is sent again; else it is a refusal
 */
public record Fault(
        String name,
        Function<ProxiedDatabase, Fate> on,
        Predicate<Command> possible,
        Predicate<Throwable> cause,
        boolean unanswered) {

    private static final int INTERNAL_ERROR = 1;
    private static final int DUPLICATE_KEY = 11000;
    private static final String EXECUTED = INTERNAL_ERROR + " (executed)";
    private static final String THERE = "there by now";
    private static final int WRITE_CONFLICT = 112;
    private static final int NO_SUCH_TRANSACTION = 251;
    private static final int UNAUTHORIZED = 13;
    private static final int MAX_TIME_EXPIRED = 50;
    private static final int WRITE_CONCERN_TIMEOUT = 64;
    private static final int PRIMARY_STEPPED_DOWN = 189;

    // not primary, shutting down, recovering: it is no longer where the transaction was
    private static final Set<Integer> NODE_ENDS = Set.of(11600, 91, PRIMARY_STEPPED_DOWN, 10107, 13435);
    // the server that was asked could not reach another one
    private static final Set<Integer> NETWORK = Set.of(6, 89);

    private static final Set<CommandKind> WRITE_ENTRIES = Set.of(CommandKind.FENCE_AND_ENTRY, CommandKind.ENTRY_WRITE);

    private static final int SECONDS_LATE = 3;

    /** All there are. */
    public static List<Fault> all() {
        return Stream.of(
                        Stream.concat(NODE_ENDS.stream(), NETWORK.stream())
                                .sorted()
                                .map(code -> error(code, true)),
                        Stream.of(
                                error(MAX_TIME_EXPIRED, true),
                                error(WRITE_CONFLICT, false),
                                error(NO_SUCH_TRANSACTION, false),
                                error(UNAUTHORIZED, false),
                                executed(),
                                unreplicated(WRITE_CONCERN_TIMEOUT),
                                unreplicated(PRIMARY_STEPPED_DOWN, "RetryableWriteError"),
                                duplicateKey(),
                                thereByNow(),
                                closed("closed before", Fate.closeBefore()),
                                closed("closed after", Fate.closeAfter()),
                                late()))
                .flatMap(faults -> faults)
                .toList();
    }

    public static Fault named(String name) {
        return all().stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public Fate fate(ProxiedDatabase database) {
        return on.apply(database);
    }

    /** Whether an error, or what it came from, says so. */
    public boolean isNamedBy(Throwable error) {
        return Stream.iterate(error, each -> each != null, Throwable::getCause).anyMatch(cause);
    }

    /** Whether it says that another was faster: no error of the server. */
    public boolean anotherWasFaster() {
        return is(DUPLICATE_KEY) || name.equals(THERE);
    }

    /** Whether the command took effect, although it was answered with an error. */
    public boolean tookEffect() {
        return name.equals(EXECUTED);
    }

    private boolean is(int code) {
        return name.equals(Integer.toString(code));
    }

    /** Whether the transaction that meets it can be tried again from its start. */
    public boolean transientInTransaction() {
        return (unanswered && !is(MAX_TIME_EXPIRED)) || is(WRITE_CONFLICT) || is(NO_SUCH_TRANSACTION);
    }

    /** Whether it takes its time, and no other work from the machine. */
    public boolean slow() {
        return name.contains("late");
    }

    /** The command fails, and the server has not executed it. */
    private static Fault error(int code, boolean unanswered) {
        return new Fault(
                Integer.toString(code),
                database -> exchange -> {
                    if (ends(code, exchange.command())) {
                        database.end(session(exchange.command()));
                    }
                    if (!unanswered && CommandKind.of(exchange.command()) == CommandKind.KILL_SESSIONS) {
                        // the server ends a dead instance's transaction by itself, in a minute: here at once
                        exchange.execute();
                    }
                    Fate.fail(code, labels(code, exchange.command())).befall(exchange);
                },
                command -> true,
                error -> error instanceof MongoException known && known.getCode() == code,
                unanswered);
    }

    /** The server has executed it, and fails all the same. */
    private static Fault executed() {
        return new Fault(
                EXECUTED,
                database -> exchange -> {
                    exchange.execute();
                    Fate.fail(INTERNAL_ERROR).befall(exchange);
                },
                command -> true,
                error -> error instanceof MongoException known && known.getCode() == INTERNAL_ERROR,
                false);
    }

    /** The server has executed it, and does not know whether the others will. */
    private static Fault unreplicated(int code, String... labels) {
        return new Fault(
                code + " (write concern)",
                database -> Fate.writeConcernError(code, labels),
                command -> command.body().containsKey("writeConcern"),
                error -> String.valueOf(error.getMessage()).contains("planted by a test"),
                true);
    }

    /** An insert, or an upsert, finds that another was faster. It is no failed command, but ends a transaction. */
    private static Fault duplicateKey() {
        return new Fault(
                Integer.toString(DUPLICATE_KEY),
                database -> exchange -> {
                    if (isInTransaction(exchange.command())) {
                        database.end(session(exchange.command()));
                    }
                    exchange.answer(duplicate(exchange.command()));
                },
                command -> command.name().equals("insert") || upserts(command) >= 0,
                error -> String.valueOf(error.getMessage()).contains("E11000 planted"),
                false);
    }

    /** The insertion of an entry finds one, and leaves it as it is. This ends no transaction. */
    private static Fault thereByNow() {
        return new Fault(
                THERE,
                database -> exchange -> exchange.answer(matched(exchange.command())),
                command -> WRITE_ENTRIES.contains(CommandKind.of(command)) && upserts(command) >= 0,
                error -> false,
                false);
    }

    private static Fault closed(String name, Fate fate) {
        return new Fault(name, database -> fate, command -> true, error -> error instanceof MongoSocketException, true);
    }

    private static Fault late() {
        return new Fault(
                SECONDS_LATE + " s late",
                database -> exchange -> {
                    Hold hold = new Hold();
                    CompletableFuture.delayedExecutor(SECONDS_LATE, TimeUnit.SECONDS)
                            .execute(hold::release);
                    hold.answer().befall(exchange);
                },
                command -> true,
                error -> false,
                true);
    }

    /** Whether a server that gives this error has ended the transaction. */
    private static boolean ends(int code, Command command) {
        if (!isInTransaction(command)) {
            return false;
        }
        return switch (CommandKind.of(command)) {
            // one that could not be answered may have been executed or not, and can be sent again
            case COMMIT -> !NODE_ENDS.contains(code) && !NETWORK.contains(code) && code != MAX_TIME_EXPIRED;
            default -> true;
        };
    }

    /** As a server gives them (its error_labels.cpp); the driver adds its own. */
    private static String[] labels(int code, Command command) {
        boolean retriable = NODE_ENDS.contains(code) || NETWORK.contains(code);
        CommandKind kind = CommandKind.of(command);
        boolean ending = kind == CommandKind.COMMIT || kind == CommandKind.ABORT;
        List<String> labels = new ArrayList<>();
        if (isInTransaction(command)
                && (code == WRITE_CONFLICT || code == NO_SUCH_TRANSACTION || (retriable && !ending))) {
            labels.add("TransientTransactionError");
        }
        boolean retryable = ending || (command.body().containsKey("txnNumber") && !isInTransaction(command));
        if (retriable && retryable) {
            labels.add("RetryableWriteError");
        }
        return labels.toArray(String[]::new);
    }

    private static BsonDocument duplicate(Command command) {
        boolean insert = command.name().equals("insert");
        BsonDocument error = new BsonDocument("index", new BsonInt32(insert ? 0 : upserts(command)))
                .append("code", new BsonInt32(DUPLICATE_KEY))
                .append("errmsg", new BsonString("E11000 planted by a test"));
        return new BsonDocument("n", new BsonInt32(insert ? 0 : upserts(command)))
                .append("writeErrors", new BsonArray(List.of(error)))
                .append("ok", new BsonDouble(1));
    }

    /** All statements match, and all but the insertion change something. */
    private static BsonDocument matched(Command command) {
        int statements = command.body().getArray("updates").size();
        return new BsonDocument("n", new BsonInt32(statements))
                .append("nModified", new BsonInt32(statements - 1))
                .append("ok", new BsonDouble(1));
    }

    /** The place of the first statement that upserts; -1 when there is none. */
    private static int upserts(Command command) {
        List<Boolean> upserts = command.body().getArray("updates", new BsonArray()).stream()
                .map(statement -> statement
                        .asDocument()
                        .getBoolean("upsert", BsonBoolean.FALSE)
                        .getValue())
                .toList();
        return upserts.indexOf(true);
    }

    private static boolean isInTransaction(Command command) {
        return command.body().containsKey("autocommit");
    }

    private static BsonDocument session(Command command) {
        return command.body().getDocument("lsid");
    }

    @Override
    public String toString() {
        return name;
    }
}
