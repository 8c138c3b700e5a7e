package io.automigration.proof;

import static io.automigration.testsupport.wire.Command.named;

import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.testsupport.wire.Command;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What a command of an instance is for; the same for one that is sent again. */
public enum CommandKind {
    READ(ProxiedDatabase.READ),
    LOCK_INSERT(ProxiedDatabase.LOCK_INSERTED),
    LOCK_ACQUIRE(ProxiedDatabase.LOCK_ACQUIRED),
    LOCK_POLL(ProxiedDatabase.POLL),
    LOCK_RELEASE(ProxiedDatabase.LOCK_RELEASED),
    KILL_SESSIONS(named("killSessions")),
    FENCE_RAISE(ProxiedDatabase.RAISED),
    FENCE_READ(named("find").and(id("fence"))),
    FENCE_AND_ENTRY(ProxiedDatabase.FENCED),
    ENTRY_WRITE(named("update").and(history())),
    ENTRY_READ(named("find").and(history())),
    COMMIT(ProxiedDatabase.COMMIT),
    ABORT(named("abortTransaction")),
    MIGRATION_IN_TRANSACTION(command -> command.body().containsKey("autocommit")),
    MIGRATION_UPDATE(named("update")),
    MIGRATION_DDL(named("create", "createIndexes")),
    MIGRATION_LIST(named("listCollections"));

    private final Predicate<Command> shape;

    CommandKind(Predicate<Command> shape) {
        this.shape = shape;
    }

    /** The first that fits. */
    public static CommandKind of(Command command) {
        return Arrays.stream(values())
                .filter(kind -> kind.shape.test(command))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a command of no kind: " + command));
    }

    /** Whether a command is of this kind. */
    public Predicate<Command> commands() {
        return command -> !ProxiedDatabase.BEAT.test(command) && of(command) == this;
    }

    /** Whether it is a migration's own, and not one of the protocol. */
    public boolean migrations() {
        return name().startsWith("MIGRATION_");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Predicate<Command> history() {
        return command -> new BsonString("_migrations").equals(command.body().get(command.name()));
    }

    private static Predicate<Command> id(String id) {
        return command -> {
            BsonValue filter = command.body().getOrDefault("filter", new BsonDocument());
            return new BsonString(id).equals(filter.asDocument().get("_id"));
        };
    }
}
