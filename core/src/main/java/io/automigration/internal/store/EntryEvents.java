package io.automigration.internal.store;

import io.automigration.MigrationEvent;
import io.automigration.MigrationVersion;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The events of an entry, as a person reads them. */
final class EntryEvents {

    private EntryEvents() {}

    static List<MigrationEvent> of(BsonDocument entry) {
        MigrationVersion version = MigrationVersion.parse(entry.getString("_id").getValue());
        String name = Fields.shown(entry, "name");
        BsonArray events = Fields.array(entry, "events");
        return IntStream.range(0, events.size())
                .mapToObj(number -> event(version, name, events.get(number), "events." + number))
                .toList();
    }

    private static MigrationEvent event(MigrationVersion version, String name, BsonValue stored, String path) {
        if (!stored.isDocument()) {
            throw new UnreadableFieldException(path, stored, UnreadableFieldException.named(BsonType.DOCUMENT));
        }
        try {
            return event(version, name, stored.asDocument());
        } catch (UnreadableFieldException e) {
            throw e.within(path);
        }
    }

    private static MigrationEvent event(MigrationVersion version, String name, BsonDocument event) {
        return new StoredEvent(
                version,
                name,
                Fields.time(event, "at"),
                Fields.shown(event, "what"),
                Participant.read(Fields.shownDocument(event, "by")).toString(),
                Fields.shown(event, "run"),
                Fields.shownNumber(event, "token"),
                event.isNumber("ms") ? Duration.ofMillis(Fields.shownNumber(event, "ms")) : null,
                event.isString("reason") ? Fields.shown(event, "reason") : null,
                event.isString("errorAt") ? Fields.shown(event, "errorAt") : null,
                event.isString("as") ? Fields.shown(event, "as") : null);
    }
}
