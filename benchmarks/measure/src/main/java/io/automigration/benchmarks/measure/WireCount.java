package io.automigration.benchmarks.measure;

import io.automigration.testsupport.wire.Command;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/**
 * The commands that came over the wire, by name. What the driver sends for itself is not among them, nor are the beats of a
 * held lock: these come when time says, and a slow machine sends more.
 */
record WireCount(Map<String, Long> byName) {

    static WireCount of(Collection<Command> commands) {
        return new WireCount(commands.stream()
                .filter(command -> !isBeat(command.body()))
                .collect(Collectors.groupingBy(Command::name, TreeMap::new, Collectors.counting())));
    }

    private static boolean isBeat(BsonDocument command) {
        return command.getArray("updates", new BsonArray()).stream()
                .map(update -> update.asDocument().get("u"))
                .filter(change -> change.isDocument())
                .anyMatch(change -> change.asDocument()
                        .getDocument("$inc", new BsonDocument())
                        .containsKey("beat"));
    }

    long total() {
        return byName.values().stream().mapToLong(Long::longValue).sum();
    }

    String text() {
        String names = byName.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return byName.isEmpty() ? "0" : "%,d (%s)".formatted(total(), names);
    }
}
