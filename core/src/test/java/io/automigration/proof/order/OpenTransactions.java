package io.automigration.proof.order;

import io.automigration.testsupport.wire.Command;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The transactions that are open on the server, by instance, and the documents that each has changed. */
public final class OpenTransactions {

    private final Map<Integer, Set<String>> changed = new TreeMap<>();
    private final Map<BsonDocument, Integer> sessions = new HashMap<>();

    /** The server has answered a command. */
    public void answered(int instance, Command command, BsonDocument answer) {
        if (command.name().equals("killSessions")) {
            command.body().getArray("killSessions").forEach(this::killed);
        } else if (Sent.inTransaction(command)) {
            sessions.put(session(command.body().getDocument("lsid")), instance);
            boolean ended = command.name().endsWith("Transaction") || Sent.effective(answer) < 0;
            if (ended) {
                changed.remove(instance);
            } else {
                changed.computeIfAbsent(instance, none -> new TreeSet<>()).addAll(Sent.documents(command));
            }
        }
    }

    /** A command has met a fault: if it was executed all the same, its transaction is open until it is aborted. */
    public void mayHaveBeenExecuted(int instance, Command command) {
        if (Sent.inTransaction(command) && !command.name().endsWith("Transaction")) {
            sessions.put(session(command.body().getDocument("lsid")), instance);
            changed.computeIfAbsent(instance, none -> new TreeSet<>()).addAll(Sent.documents(command));
        }
    }

    private void killed(BsonValue session) {
        Integer instance = sessions.get(session(session.asDocument()));
        if (instance != null) {
            changed.remove(instance);
        }
    }

    /** A copy of it, because the driver's is a view of a message. */
    public static BsonDocument session(BsonDocument lsid) {
        return new BsonDocument("id", lsid.get("id"));
    }

    /** Whether the server makes it wait until another's transaction has ended. */
    public boolean inTheWayOf(Command command) {
        return !Sent.inTransaction(command)
                && changed.values().stream()
                        .anyMatch(documents -> Sent.documents(command).stream().anyMatch(documents::contains));
    }

    /** The session of an instance's open transaction; null when it has none. */
    public BsonDocument sessionOf(int instance) {
        return !changed.containsKey(instance)
                ? null
                : sessions.entrySet().stream()
                        .filter(session -> session.getValue() == instance)
                        .map(Map.Entry::getKey)
                        .reduce((first, second) -> second)
                        .orElseThrow();
    }

    public void killed(int instance) {
        changed.remove(instance);
    }

    @Override
    public String toString() {
        return changed.toString();
    }
}
