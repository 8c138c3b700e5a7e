package io.automigration.internal.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoNamespace;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.automigration.MigrationConfigurationException;
import io.automigration.MigrationEvent;
import io.automigration.MigrationVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/**
 * The collection with history, lock and fence. Reads from the primary and with majority, writes with majority, whatever
 * the application's connection string or template says.
 */
public final class HistoryCollection {

    /** The newest form of documents that this release knows. */
    public static final int FORMAT = 1;

    /** The {@code _id} of the fence. */
    public static final String FENCE = "fence";

    /** How long one of the protocol's own commands may take before it counts as not answered. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    // longer than the driver's default for finding a server, so that its own setting decides
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(40);
    // more than there are entries: a batch of the default size would cost a second command
    private static final int ONE_BATCH = 1_000_000;

    private final MongoCollection<BsonDocument> documents;

    /**
     * The collection in a database. Makes no contact.
     *
     * @param database the application's database
     * @param name the collection's name
     */
    public HistoryCollection(MongoDatabase database, String name) {
        this.documents = database.getCollection(name, BsonDocument.class)
                .withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withWTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Database and collection. */
    public MongoNamespace namespace() {
        return documents.getNamespace();
    }

    /** The collection for the protocol's own commands, each of which is given up after {@link #PATIENCE}. */
    public MongoCollection<BsonDocument> documents() {
        return within(PATIENCE);
    }

    /**
     * The collection for commands that must be answered sooner.
     *
     * @param patience how long one may take
     */
    public MongoCollection<BsonDocument> within(Duration patience) {
        return documents.withTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Reads everything but the events: one command.
     *
     * @throws ForeignDocumentsException when it holds documents of another tool
     * @throws UnknownFormatException when a newer release wrote it
     */
    public HistorySnapshot read() {
        NavigableMap<MigrationVersion, Entry> entries = new TreeMap<>();
        LockDocument lock = null;
        long fence = 0;
        for (BsonDocument document : within(FIRST_CONTACT)
                .find()
                .projection(Projections.exclude("events"))
                .batchSize(ONE_BATCH)) {
            MigrationVersion version = checkedVersion(document);
            if (version != null) {
                entries.put(version, readable(document, entry -> Entry.read(version, entry)));
            } else if (id(document).equals(FENCE)) {
                fence = fence(document);
            } else {
                lock = LockDocument.read(document);
            }
        }
        return new HistorySnapshot(entries, lock, fence);
    }

    /** The collection for use in a transaction, whose session has the say over all time-outs. */
    public MongoCollection<BsonDocument> inTransaction() {
        return documents;
    }

    /**
     * Reads one entry; null when it is not there.
     *
     * @param version its version
     */
    public @Nullable Entry readEntry(MigrationVersion version) {
        BsonDocument document =
                documents().find(Filters.eq("_id", version.toString())).first();
        return document == null ? null : readable(document, entry -> Entry.read(version, entry));
    }

    /**
     * Reads the events of all entries, oldest first: one command.
     *
     * @throws ForeignDocumentsException when it holds documents of another tool
     * @throws UnknownFormatException when a newer release wrote it
     */
    public List<MigrationEvent> readEvents() {
        List<MigrationEvent> events = new ArrayList<>();
        for (BsonDocument document : within(FIRST_CONTACT).find().batchSize(ONE_BATCH)) {
            if (checkedVersion(document) != null) {
                events.addAll(readable(document, EntryEvents::of));
            }
        }
        events.sort(Comparator.comparing(MigrationEvent::at));
        return events;
    }

    /** Reads the lock alone; null before it was ever taken. */
    public @Nullable LockDocument readLock() {
        BsonDocument document =
                documents().find(Filters.eq("_id", LockDocument.ID)).first();
        return document == null ? null : LockDocument.read(document);
    }

    /** Reads the fence alone; 0 before there was one. */
    public long readFence() {
        BsonDocument document = documents().find(Filters.eq("_id", FENCE)).first();
        return document == null ? 0 : fence(document);
    }

    /** The one number that is never guessed: who may write rests on it. */
    private long fence(BsonDocument document) {
        return readable(document, fence -> Fields.number(fence, "token"));
    }

    private <T> T readable(BsonDocument document, Function<BsonDocument, T> reader) {
        try {
            return reader.apply(document);
        } catch (UnreadableFieldException e) {
            throw ForeignDocumentsException.unreadable(
                    namespace().getFullName(), json(document), id(document).equals(FENCE), e);
        }
    }

    /** The version of an entry, null of lock and fence; of a document that this release can read. */
    private @Nullable MigrationVersion checkedVersion(BsonDocument document) {
        String id = id(document);
        boolean entry = !id.equals(LockDocument.ID) && !id.equals(FENCE);
        MigrationVersion version = entry ? version(document, id) : null;
        // lock and fence that lost it are known by their token, and get it again with the next run
        if (!document.isNumber("format") && (entry || !document.isNumber("token"))) {
            throw foreign(document);
        }
        long format = Fields.shownNumber(document, "format");
        if (format > FORMAT) {
            throw new UnknownFormatException(namespace().getFullName(), id, format, FORMAT);
        }
        if (entry && !(document.containsKey("revision") && document.containsKey("state"))) {
            throw foreign(document);
        }
        return version;
    }

    private MigrationVersion version(BsonDocument document, String id) {
        MigrationVersion version;
        try {
            version = MigrationVersion.parse(id);
        } catch (MigrationConfigurationException e) {
            throw foreign(document);
        }
        if (version.equals(MigrationVersion.ZERO)) {
            throw foreign(document);
        }
        return version;
    }

    private static String id(BsonDocument document) {
        return document.isString("_id") ? document.getString("_id").getValue() : "";
    }

    private ForeignDocumentsException foreign(BsonDocument document) {
        return ForeignDocumentsException.of(
                namespace().getFullName(), json(document), String.join(", ", document.keySet()));
    }

    private static String json(BsonDocument document) {
        String json = new BsonDocument("_id", document.getOrDefault("_id", new BsonString("")))
                .toJson(JsonWriterSettings.builder()
                        .outputMode(JsonMode.RELAXED)
                        .build());
        return json.substring("{\"_id\": ".length(), json.length() - 1);
    }
}
