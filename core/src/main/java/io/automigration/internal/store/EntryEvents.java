package io.automigration.internal.store;

import io.automigration.MigrationEvent;
import io.automigration.MigrationVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** The events of an entry, as a person reads them. */
final class EntryEvents {

    private EntryEvents() {}

    static List<MigrationEvent> of(BsonDocument entry) {
        MigrationVersion version = MigrationVersion.parse(entry.getString("_id").getValue());
        String name = Entry.text(entry, "name");
        return entry.getArray("events", new BsonArray()).stream()
                .map(event -> event(version, name, event.asDocument()))
                .toList();
    }

    private static MigrationEvent event(MigrationVersion version, String name, BsonDocument event) {
        return new StoredEvent(
                version,
                name,
                Instant.ofEpochMilli(event.getDateTime("at").getValue()),
                Entry.text(event, "what"),
                Participant.read(event.getDocument("by", new BsonDocument())).toString(),
                Entry.text(event, "run"),
                Entry.number(event, "token"),
                event.isNumber("ms") ? Duration.ofMillis(Entry.number(event, "ms")) : null,
                event.isString("reason") ? Entry.text(event, "reason") : null,
                event.isString("errorAt") ? Entry.text(event, "errorAt") : null,
                event.isString("as") ? Entry.text(event, "as") : null);
    }
}
