package io.automigration.testsupport.wire;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;

/** Records, inside a MongoClient, the commands that it sends; not those it sends for itself, such as hello. */
public final class CommandRecorder implements CommandListener {

    private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (!Housekeeping.includes(event.getCommandName())) {
            // a copy, because the driver uses its buffers again
            commands.add(event.getCommand().clone());
        }
    }

    public List<BsonDocument> commands() {
        return List.copyOf(commands);
    }

    public List<String> names() {
        return commands.stream().map(BsonDocument::getFirstKey).toList();
    }

    public void clear() {
        commands.clear();
    }
}
