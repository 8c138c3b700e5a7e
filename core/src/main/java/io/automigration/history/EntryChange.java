package io.automigration.history;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.automigration.MigrationVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One change of one entry: it takes effect only where the entry still has the revision that was seen, or is still not there.
 *
 * @param seen the entry as it was read; null when there was none
 * @param after the entry as it will be
 * @param update what is sent
 */
public record EntryChange(@Nullable Entry seen, Entry after, BsonDocument update) {

    private static final int EVENTS_KEPT = 50;

    /**
     * Who changes an entry, and when.
     *
     * @param token the fencing token of the run
     * @param run its id
     * @param by this instance
     * @param at now, for people
     */
    public record Author(long token, String run, Participant by, Instant at) {}

    /**
     * What the entry is about.
     *
     * @param version the migration's version
     * @param name its name
     * @param description what it does; may be empty
     * @param transaction whether its step runs in a transaction
     */
    public record Subject(MigrationVersion version, String name, String description, boolean transaction) {}

    /**
     * What an event says, where it is not the state alone.
     *
     * @param what what happened
     * @param reason why; null when there is nothing to say
     */
    public record Note(String what, @Nullable String reason) {}

    /**
     * A declaration that the database had a migration before its history began.
     *
     * @param seen the entry as it was read; null when there was none
     * @param subject what the entry is about
     * @param author who declares it
     */
    public static EntryChange baseline(@Nullable Entry seen, Subject subject, Author author) {
        EntryChange change =
                noted(seen, subject, author, EntryState.APPLIED, null, Duration.ZERO, null, new Note("BASELINE", null));
        change.fields().append("baseline", BsonBoolean.TRUE);
        return change;
    }

    /**
     * A person's decision on what a migration is.
     *
     * @param seen the entry as it was read
     * @param subject what the entry is about, with the name it has from now on
     * @param author who decides
     * @param state what it is
     * @param error null, or what says that it is pending
     * @param reason why
     */
    public static EntryChange repair(
            Entry seen, Subject subject, Author author, EntryState state, @Nullable StepError error, String reason) {
        Duration executionTime = state == EntryState.APPLIED ? Duration.ZERO : null;
        return noted(seen, subject, author, state, error, executionTime, null, new Note("REPAIRED", reason));
    }

    /**
     * A change to another state.
     *
     * @param seen the entry as it was read; null when there was none
     * @param subject what the entry is about
     * @param author who changes it
     * @param state the new state
     * @param error why the step failed; null when it did not
     * @param executionTime how long the step took; null when it has not ended
     * @param progress how far it said it was; null when it did not say
     */
    public static EntryChange to(
            @Nullable Entry seen,
            Subject subject,
            Author author,
            EntryState state,
            @Nullable StepError error,
            @Nullable Duration executionTime,
            @Nullable Activity progress) {
        Note note = new Note(state.name(), error == null ? null : error.message());
        return noted(seen, subject, author, state, error, executionTime, progress, note);
    }

    private static EntryChange noted(
            @Nullable Entry seen,
            Subject subject,
            Author author,
            EntryState state,
            @Nullable StepError error,
            @Nullable Duration executionTime,
            @Nullable Activity progress,
            Note note) {
        long revision = seen == null ? 1 : seen.revision() + 1;
        BsonDocument set = new BsonDocument("format", new BsonInt32(HistoryCollection.FORMAT))
                .append("version", stored(subject.version()))
                .append("name", new BsonString(subject.name()))
                .append("description", new BsonString(subject.description()))
                .append("state", new BsonString(state.name()))
                .append("revision", new BsonInt64(revision))
                .append("token", new BsonInt64(author.token()))
                .append("run", new BsonString(author.run()))
                .append("by", author.by().write())
                .append("transaction", BsonBoolean.valueOf(subject.transaction()));
        BsonDocument unset = new BsonDocument();
        keep(set, unset, "error", error == null ? null : error.write());
        keep(set, unset, "progress", progress(progress));
        Instant appliedAt = seen == null ? null : seen.appliedAt();
        Duration appliedIn = seen == null ? null : seen.executionTime();
        if (state == EntryState.APPLIED && executionTime != null) {
            appliedAt = author.at();
            appliedIn = executionTime;
        } else if (state == EntryState.REVERTED) {
            appliedAt = null;
            appliedIn = null;
        }
        keep(set, unset, "appliedAt", appliedAt == null ? null : new BsonDateTime(appliedAt.toEpochMilli()));
        keep(set, unset, "executionTime", appliedIn == null ? null : new BsonInt64(appliedIn.toMillis()));
        BsonArray events = new BsonArray(List.of(event(author, note, executionTime)));
        Entry after = new Entry(
                subject.version(),
                subject.name(),
                subject.description(),
                state,
                revision,
                author.token(),
                author.run(),
                new Participant(
                                author.by().host(),
                                0,
                                author.by().application(),
                                author.by().build())
                        .toString(),
                "",
                appliedAt,
                appliedIn,
                error,
                seen != null && seen.baseline());
        return new EntryChange(
                seen, after, seen == null ? insertion(set.append("events", events)) : modification(set, unset, events));
    }

    private static BsonDocument insertion(BsonDocument entry) {
        return new BsonDocument("$setOnInsert", entry);
    }

    private static BsonDocument modification(BsonDocument set, BsonDocument unset, BsonArray events) {
        BsonDocument update = new BsonDocument("$set", set);
        if (!unset.isEmpty()) {
            update.append("$unset", unset);
        }
        BsonDocument pushed = new BsonDocument("$each", events).append("$slice", new BsonInt32(-EVENTS_KEPT));
        return update.append("$push", new BsonDocument("events", pushed));
    }

    private BsonDocument fields() {
        return update.getDocument(inserts() ? "$setOnInsert" : "$set");
    }

    /** Matches the entry as it was seen; where there was none, whatever is there, which the update leaves as it is. */
    public BsonDocument filter() {
        BsonDocument filter =
                new BsonDocument("_id", new BsonString(after.version().toString()));
        // by nothing more than _id: for more, some servers search the whole history to find that there is none
        return seen == null ? filter : filter.append("revision", new BsonInt64(seen.revision()));
    }

    /** Whether there was no entry before. */
    public boolean inserts() {
        return seen == null;
    }

    /** The change as a statement of an update command. */
    public UpdateOneModel<BsonDocument> statement() {
        return new UpdateOneModel<>(filter(), update, new UpdateOptions().upsert(inserts()));
    }

    private static void keep(BsonDocument set, BsonDocument unset, String field, @Nullable BsonValue value) {
        if (value == null) {
            unset.append(field, new BsonString(""));
        } else {
            set.append(field, value);
        }
    }

    private static @Nullable BsonDocument progress(@Nullable Activity activity) {
        return activity == null || (activity.done() == 0 && activity.total() == 0)
                ? null
                : new BsonDocument("done", new BsonInt64(activity.done()))
                        .append("total", new BsonInt64(activity.total()));
    }

    /** A whole number as a number, as the tools before us stored it; everything else as text. */
    private static BsonValue stored(MigrationVersion version) {
        if (version.numbers().size() > 1) {
            return new BsonString(version.toString());
        }
        long number = version.numbers().get(0);
        return number <= Integer.MAX_VALUE ? new BsonInt32((int) number) : new BsonInt64(number);
    }

    private static BsonDocument event(Author author, Note note, @Nullable Duration executionTime) {
        BsonDocument event = new BsonDocument("at", new BsonDateTime(author.at().toEpochMilli()))
                .append("what", new BsonString(note.what()))
                .append("by", author.by().write())
                .append("run", new BsonString(author.run()))
                .append("token", new BsonInt64(author.token()));
        if (executionTime != null) {
            event.append("ms", new BsonInt64(executionTime.toMillis()));
        }
        if (note.reason() != null) {
            event.append("reason", new BsonString(note.reason()));
        }
        return event;
    }
}
