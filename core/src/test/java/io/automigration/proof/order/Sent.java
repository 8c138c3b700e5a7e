package io.automigration.proof.order;

import static io.automigration.testsupport.wire.Command.named;

import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.testsupport.wire.Command;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** What a command of the protocol is for. */
public enum Sent {
    READ(ProxiedDatabase.READ),
    POLL(ProxiedDatabase.POLL),
    READ_OF_THE_FENCE(named("find").and(command -> first(command, "filter").equals("fence"))),
    OTHER_READ(named("find")),
    LOCK_INSERTED(ProxiedDatabase.LOCK_INSERTED),
    LOCK_ACQUIRED(ProxiedDatabase.LOCK_ACQUIRED.and(command -> !matches(command, "beat"))),
    LOCK_TAKEN_OVER(ProxiedDatabase.LOCK_ACQUIRED),
    LOCK_RELEASED(ProxiedDatabase.LOCK_RELEASED),
    RAISED(ProxiedDatabase.RAISED),
    FENCED(ProxiedDatabase.FENCED),
    COMMIT(ProxiedDatabase.COMMIT),
    ABORT(named("abortTransaction")),
    KILL(named("killSessions")),
    CODE(named("update").and(command -> collection(command).equals("data"))),
    ENTRY(named("update").and(command -> collection(command).equals("_migrations")));

    private final Predicate<Command> condition;

    Sent(Predicate<Command> condition) {
        this.condition = condition;
    }

    public static Sent of(Command command) {
        for (Sent each : values()) {
            if (each.condition.test(command)) {
                return each;
            }
        }
        throw new AssertionError("nobody knows what this is for: " + command);
    }

    public boolean changesNothing() {
        return this == READ || this == POLL || this == READ_OF_THE_FENCE || this == OTHER_READ;
    }

    public boolean takesTheLock() {
        return this == LOCK_INSERTED || this == LOCK_ACQUIRED || this == LOCK_TAKEN_OVER;
    }

    public static boolean inTransaction(Command command) {
        return command.body().containsKey("autocommit");
    }

    public static boolean beginsATransaction(Command command) {
        return command.body().containsKey("startTransaction");
    }

    /** The documents that it may change, when it is an update. */
    public static Set<String> documents(Command command) {
        Set<String> documents = new TreeSet<>();
        if (command.name().equals("update")) {
            for (BsonValue statement : command.body().getArray("updates")) {
                documents.add(
                        collection(command) + " " + id(statement.asDocument().getDocument("q")));
            }
        }
        return documents;
    }

    /** How many statements of it took effect; -1 when the server refused one, or all. */
    public static int effective(BsonDocument answer) {
        boolean refused = answer.getNumber("ok").intValue() != 1 || answer.containsKey("writeErrors");
        if (refused) {
            return -1;
        }
        // an insertion that finds its entry there matches it, and changes nothing
        return answer.isNumber("nModified")
                ? answer.getNumber("nModified").intValue()
                        + answer.getArray("upserted", new BsonArray()).size()
                : answer.getNumber("n", new BsonInt32(0)).intValue();
    }

    /** The run that takes the lock by it. */
    public static String run(Command command) {
        BsonDocument holder = command.name().equals("insert")
                ? command.body().getArray("documents").get(0).asDocument().getDocument("holder")
                : statement(command).getDocument("u").getDocument("$set").getDocument("holder");
        return holder.getString("run").getValue();
    }

    private static BsonDocument statement(Command command) {
        return command.body().getArray("updates").get(0).asDocument();
    }

    private static String collection(Command command) {
        return command.body().getString(command.name()).getValue();
    }

    private static boolean matches(Command command, String field) {
        return conditions(statement(command).getDocument("q")).stream()
                .anyMatch(each -> each.asDocument().containsKey(field));
    }

    private static String first(Command command, String filter) {
        return id(command.body().getDocument(filter, new BsonDocument()));
    }

    /** A filter of several conditions is an $and of them. */
    private static String id(BsonDocument filter) {
        return conditions(filter).stream()
                .map(BsonValue::asDocument)
                .filter(each -> each.containsKey("_id"))
                .map(each -> each.getString("_id").getValue())
                .findFirst()
                .orElse("");
    }

    private static List<BsonValue> conditions(BsonDocument filter) {
        return filter.getArray("$and", new BsonArray(List.of(filter)));
    }
}
