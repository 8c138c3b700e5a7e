package io.automigration.internal.step;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.log.LogField;
import io.automigration.internal.text.ValidatorRules;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Watches one try of a step in a transaction: the first write that is sent outside of it, by whatever thread, and the first
 * error inside it, also one that the migration swallows.
 */
final class StepWatcher implements CommandWatch.Watcher {

    // everything that is not one of these counts as a write
    private static final Set<String> READS = Set.of(
            "find",
            "aggregate",
            "count",
            "distinct",
            "getMore",
            "killCursors",
            "listCollections",
            "listIndexes",
            "listDatabases",
            "explain",
            "dbStats",
            "collStats",
            "serverStatus",
            "buildInfo",
            "ping",
            "hello",
            "isMaster",
            "ismaster",
            "connectionStatus",
            "currentOp",
            "getParameter",
            "refreshSessions",
            "endSessions",
            "killSessions",
            "saslStart",
            "saslContinue",
            "commitTransaction",
            "abortTransaction");

    private final Thread thread = Thread.currentThread();
    private final BsonDocument session;
    private final MongoNamespace history;
    private final boolean alone;
    private int inside;
    private String insideNamespace = "";
    private boolean readOutside;
    private volatile @Nullable EscapedCommandException escaped;
    private volatile boolean othersWrote;
    private @Nullable Throwable firstError;

    /**
     * Watches this thread, and what it sends in the transactions of a session.
     *
     * @param history what the run itself writes to, on other threads too
     * @param alone whether nobody but the migration uses the client, so that the writes of other threads are its own
     */
    StepWatcher(BsonDocument session, MongoNamespace history, boolean alone) {
        this.session = session;
        this.history = history;
        this.alone = alone;
    }

    /** The first write outside of the transaction; null when there was none. */
    @Nullable
    EscapedCommandException escaped() {
        return escaped;
    }

    /** Whether other threads wrote that may have nothing to do with the migration. */
    boolean othersWrote() {
        return othersWrote;
    }

    /** The first error inside the transaction; null when there was none. */
    @Nullable
    Throwable firstError() {
        return firstError;
    }

    @Override
    public void started(CommandStartedEvent event) {
        if (Thread.currentThread() == thread) {
            startedHere(event);
        } else if (writes(event.getCommandName(), event.getCommand())
                && !namespace(event).equals(history.getFullName())) {
            startedElsewhere(event);
        }
    }

    private void startedElsewhere(CommandStartedEvent event) {
        if (!alone) {
            othersWrote = true;
        } else if (escaped == null) {
            String sender = Thread.currentThread().getName();
            escaped = new EscapedCommandException(event.getCommandName(), namespace(event), sender);
        }
    }

    private void startedHere(CommandStartedEvent event) {
        BsonDocument command = event.getCommand();
        if (command.containsKey("autocommit") && session.equals(command.get("lsid"))) {
            inside = event.getRequestId();
            insideNamespace = namespace(event);
        } else if (writes(event.getCommandName(), command)) {
            if (escaped == null) {
                escaped = new EscapedCommandException(event.getCommandName(), namespace(event), null);
            }
        } else if (!readOutside && event.getCommandName().equals("find")) {
            readOutside = true;
            LogEvent.STEP_READ_OUTSIDE
                    .with(LogField.NAMESPACE, namespace(event))
                    .log(
                            "A migration reads {} outside of its transaction, where it does not see its own writes.",
                            namespace(event));
        }
    }

    @Override
    public void succeeded(CommandSucceededEvent event) {
        if (ours(event.getRequestId()) && event.getResponse().isArray("writeErrors")) {
            // a duplicate key is no error of the command, and ends the transaction all the same
            BsonDocument error =
                    event.getResponse().getArray("writeErrors").get(0).asDocument();
            BsonDocument response = new BsonDocument("ok", new BsonInt32(0))
                    .append("code", error.get("code"))
                    .append("errmsg", new BsonString(said(error)));
            firstError = new MongoCommandException(
                    response, event.getConnectionDescription().getServerAddress());
        }
    }

    private String said(BsonDocument error) {
        String message = error.getString("errmsg", new BsonString("")).getValue();
        String notMet = ValidatorRules.notMet(error.getDocument("errInfo", new BsonDocument()));
        return notMet.isEmpty() ? message : message + " in " + insideNamespace + notMet;
    }

    @Override
    public void failed(CommandFailedEvent event) {
        if (ours(event.getRequestId())) {
            firstError = event.getThrowable();
        }
    }

    private boolean ours(int request) {
        return Thread.currentThread() == thread && request == inside && firstError == null;
    }

    private static boolean writes(String name, BsonDocument command) {
        return !READS.contains(name) || (name.equals("aggregate") && writes(command.get("pipeline")));
    }

    private static boolean writes(@Nullable BsonValue pipeline) {
        return pipeline != null
                && pipeline.isArray()
                && pipeline.asArray().stream()
                        .anyMatch(stage -> stage.isDocument()
                                && (stage.asDocument().containsKey("$out")
                                        || stage.asDocument().containsKey("$merge")));
    }

    private static String namespace(CommandStartedEvent event) {
        BsonValue collection = event.getCommand().get(event.getCommandName());
        return event.getDatabaseName()
                + (collection != null && collection.isString()
                        ? "." + collection.asString().getValue()
                        : "");
    }
}
