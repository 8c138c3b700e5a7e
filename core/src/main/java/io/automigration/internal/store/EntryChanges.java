package io.automigration.internal.store;

import io.automigration.Direction;
import io.automigration.MigrationVersion;
import io.automigration.Migrations.RepairedState;
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
 * The changes that a run makes to the entry of one migration.
 *
 * @param subject what the entry is about
 * @param author who changes it
 */
public record EntryChanges(Subject subject, Author author) {

    private static final String DECLARED = "BASELINE";
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

    /** A step without a transaction is about to begin. */
    public EntryChange started(@Nullable Entry seen, Direction direction) {
        return plain(seen, direction == Direction.UP ? EntryState.STARTED : EntryState.REVERTING);
    }

    /**
     * A step has taken effect.
     *
     * @param took how long it took
     * @param activity how far it said it was
     */
    public EntryChange done(@Nullable Entry seen, Direction direction, Duration took, Activity activity) {
        EntryState state = direction == Direction.UP ? EntryState.APPLIED : EntryState.REVERTED;
        return change(seen, state, new Details(Event.of(state), null, took, activity));
    }

    /**
     * A step failed.
     *
     * @param activity how far it said it was; null when nothing of it is left
     */
    public EntryChange failed(@Nullable Entry seen, StepError error, @Nullable Activity activity) {
        Event event = Event.of(EntryState.FAILED).because(error.message());
        return change(seen, EntryState.FAILED, new Details(event, error, null, activity));
    }

    /**
     * A step that was announced is not begun: the entry becomes again what it was, but never with a revision that it had.
     *
     * @param announced the entry as it is now
     * @param seen the entry as it was before; null when there was none
     */
    public EntryChange withdrawn(Entry announced, @Nullable Entry seen, Direction direction) {
        EntryState state = seen == null ? EntryState.FAILED : seen.state();
        StepError error = seen == null ? StepError.withdrawal(direction) : seen.error();
        String reason = error == null ? null : error.message();
        return change(announced, state, new Details(Event.of(state).because(reason), error, null, null));
    }

    /** It is declared that the database had a migration before its history began. */
    public EntryChange baseline(@Nullable Entry seen) {
        EntryChange change = change(
                seen, EntryState.APPLIED, new Details(new Event(DECLARED, null, null), null, Duration.ZERO, null));
        change.update().getDocument(change.inserts() ? "$setOnInsert" : "$set").append("baseline", BsonBoolean.TRUE);
        return change;
    }

    /**
     * A person has decided what a migration is.
     *
     * @param seen the entry as it was read; null when there is none
     * @param as what it is
     * @param reason why
     */
    public EntryChange repaired(@Nullable Entry seen, RepairedState as, String reason) {
        Direction direction = seen == null ? Direction.UP : seen.direction();
        // what failed and was rolled back is what it was before: pending
        EntryState state = switch (as) {
            case APPLIED -> EntryState.APPLIED;
            case REVERTED -> EntryState.REVERTED;
            case PENDING -> EntryState.FAILED;
        };
        StepError error = as == RepairedState.PENDING ? StepError.repairedToPending(direction) : null;
        Duration took = as == RepairedState.APPLIED ? Duration.ZERO : null;
        return change(seen, state, new Details(new Event("REPAIRED", reason, as), error, took, null));
    }

    private EntryChange plain(@Nullable Entry seen, EntryState state) {
        return change(seen, state, new Details(Event.of(state), null, null, null));
    }

    /** What happened, why, and what a repair found; the last two are null where there is none. */
    private record Event(
            String what, @Nullable String reason, @Nullable RepairedState as) {

        /** A state was reached. */
        static Event of(EntryState state) {
            return new Event(state.name(), null, null);
        }

        Event because(@Nullable String why) {
            return new Event(what, why, as);
        }
    }

    /** What a change says beside the new state: its event, why it failed, how long it took, how far it came. */
    private record Details(
            Event event,
            @Nullable StepError error,
            @Nullable Duration took,
            @Nullable Activity activity) {

        /** Whether it is declared and never run. */
        boolean declared() {
            return event.what().equals(DECLARED);
        }
    }

    private EntryChange change(@Nullable Entry seen, EntryState state, Details details) {
        Entry after = after(seen, state, details);
        BsonDocument set = identity(after);
        BsonDocument unset = new BsonDocument();
        StepError error = details.error();
        keep(set, unset, "error", error == null ? null : error.write());
        keep(set, unset, "progress", progress(details.activity()));
        keep(set, unset, "appliedAt", date(after.appliedAt()));
        keep(set, unset, "executionTime", millis(after.executionTime()));
        if (seen != null && seen.baseline() && !after.baseline()) {
            unset.append("baseline", new BsonString(""));
        }
        BsonArray events = new BsonArray(List.of(event(details)));
        return new EntryChange(
                seen, after, seen == null ? insertion(set.append("events", events)) : modification(set, unset, events));
    }

    private Entry after(@Nullable Entry seen, EntryState state, Details details) {
        boolean applied = state == EntryState.APPLIED && details.took() != null;
        StepError error = details.error();
        boolean gone = state == EntryState.REVERTED
                || (error != null && error.rolledBack() && error.was() != EntryState.APPLIED);
        Entry before = gone ? null : seen;
        return new Entry(
                subject.version(),
                subject.name(),
                subject.description(),
                state,
                seen == null ? 1 : seen.revision() + 1,
                author.token(),
                author.run(),
                author.by().withoutPid().toString(),
                "",
                applied ? author.at() : before == null ? null : before.appliedAt(),
                applied ? details.took() : before == null ? null : before.executionTime(),
                error,
                details.declared() || (seen != null && seen.baseline() && !applied && !gone));
    }

    private BsonDocument identity(Entry after) {
        return new BsonDocument("format", new BsonInt32(HistoryCollection.FORMAT))
                .append("version", stored(after.version()))
                .append("name", new BsonString(after.name()))
                .append("description", new BsonString(after.description()))
                .append("state", new BsonString(after.state().name()))
                .append("revision", new BsonInt64(after.revision()))
                .append("token", new BsonInt64(after.token()))
                .append("run", new BsonString(after.run()))
                .append("by", author.by().write())
                .append("transaction", BsonBoolean.valueOf(subject.transaction()));
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

    private static @Nullable BsonDateTime date(@Nullable Instant instant) {
        return instant == null ? null : new BsonDateTime(instant.toEpochMilli());
    }

    private static @Nullable BsonInt64 millis(@Nullable Duration duration) {
        return duration == null ? null : new BsonInt64(duration.toMillis());
    }

    /** A whole number as a number, as the tools before us stored it; everything else as text. */
    private static BsonValue stored(MigrationVersion version) {
        if (version.numbers().size() > 1) {
            return new BsonString(version.toString());
        }
        long number = version.numbers().get(0);
        return number <= Integer.MAX_VALUE ? new BsonInt32((int) number) : new BsonInt64(number);
    }

    private BsonDocument event(Details details) {
        BsonDocument event = new BsonDocument("at", new BsonDateTime(author.at().toEpochMilli()))
                .append("what", new BsonString(details.event().what()))
                .append("by", author.by().write())
                .append("run", new BsonString(author.run()))
                .append("token", new BsonInt64(author.token()));
        if (details.took() != null) {
            event.append("ms", new BsonInt64(details.took().toMillis()));
        }
        if (details.event().reason() != null) {
            event.append("reason", new BsonString(details.event().reason()));
        }
        if (details.error() != null && !details.error().at().isEmpty()) {
            event.append("errorAt", new BsonString(details.error().at()));
        }
        if (details.event().as() != null) {
            event.append("as", new BsonString(details.event().as().name()));
        }
        return event;
    }
}
