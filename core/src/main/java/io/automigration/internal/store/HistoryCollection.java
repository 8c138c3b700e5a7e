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
        List<BsonDocument> found = within(FIRST_CONTACT)
                .find()
                .projection(Projections.exclude("events"))
                .batchSize(ONE_BATCH)
                .into(new ArrayList<>());
        StoredDocuments stored = StoredDocuments.of(namespace(), found);
        for (BsonDocument document : found) {
            MigrationVersion version = stored.checkedVersion(document);
            if (version != null) {
                entries.put(version, stored.readable(document, entry -> Entry.read(version, entry)));
            } else if (StoredDocuments.id(document).equals(FENCE)) {
                fence = stored.readable(document, HistoryCollection::token);
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
        List<BsonDocument> found =
                within(FIRST_CONTACT).find().batchSize(ONE_BATCH).into(new ArrayList<>());
        StoredDocuments stored = StoredDocuments.of(namespace(), found);
        for (BsonDocument document : found) {
            if (stored.checkedVersion(document) != null) {
                events.addAll(stored.readable(document, EntryEvents::of));
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
        return document == null ? 0 : readable(document, HistoryCollection::token);
    }

    private <T> T readable(BsonDocument document, Function<BsonDocument, T> reader) {
        return new StoredDocuments(namespace(), true).readable(document, reader);
    }

    /** The one number that is never guessed: who may write rests on it. */
    private static long token(BsonDocument fence) {
        return Fields.number(fence, "token");
    }
}
