package io.automigration.internal.store;

import io.automigration.Direction;
import io.automigration.MigrationVersion;
import java.time.Duration;
import java.time.Instant;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * What the history has on one migration.
 *
 * @param version its version
 * @param name its name
 * @param description what it does; may be empty
 * @param state its state
 * @param revision grows with each change of the entry
 * @param token the fencing token of the run that changed it last
 * @param run the id of that run
 * @param by who that was, for people
 * @param progress how far the last step came, for people; empty when it did not say
 * @param appliedAt when it was applied; null when it is not
 * @param executionTime how long that took; null when it is not applied
 * @param error why its last step failed; null when it did not
 * @param baseline whether it was declared by a baseline, and never run
 */
public record Entry(
        MigrationVersion version,
        String name,
        String description,
        EntryState state,
        long revision,
        long token,
        String run,
        String by,
        String progress,
        @Nullable Instant appliedAt,
        @Nullable Duration executionTime,
        @Nullable StepError error,
        boolean baseline) {

    static Entry read(MigrationVersion version, BsonDocument document) {
        return new Entry(
                version,
                text(document, "name"),
                text(document, "description"),
                EntryState.of(document.getString("state").getValue()),
                number(document, "revision"),
                number(document, "token"),
                text(document, "run"),
                Participant.read(document.getDocument("by", new BsonDocument())).toString(),
                progress(document),
                document.isDateTime("appliedAt")
                        ? Instant.ofEpochMilli(document.getDateTime("appliedAt").getValue())
                        : null,
                document.isNumber("executionTime") ? Duration.ofMillis(number(document, "executionTime")) : null,
                document.isDocument("error") ? StepError.read(document.getDocument("error")) : null,
                document.getBoolean("baseline", BsonBoolean.FALSE).getValue());
    }

    /** Whether a step without a transaction was begun and did not end: what is in the database is not known. */
    public boolean unfinished() {
        return switch (state) {
            case STARTED, REVERTING -> true;
            // what was rolled back is what it was before
            case FAILED -> error == null || !error.rolledBack() || unfinished(error.was());
            case APPLIED, REVERTED -> false;
        };
    }

    private static boolean unfinished(@Nullable EntryState was) {
        return was == EntryState.STARTED || was == EntryState.REVERTING || was == EntryState.FAILED;
    }

    /** Whether nothing of the migration is in the database, as far as the history knows. */
    public boolean vacant() {
        EntryState standing = standing();
        return standing == null || standing == EntryState.REVERTED;
    }

    /** Which way the unfinished step went. */
    public Direction direction() {
        return state == EntryState.REVERTING || (error != null && error.direction() == Direction.DOWN)
                ? Direction.DOWN
                : Direction.UP;
    }

    /** The state that counts: a failure that was rolled back is what it was before. Null is the same as no entry. */
    public @Nullable EntryState standing() {
        return state == EntryState.FAILED && error != null && error.rolledBack() ? error.was() : state;
    }

    static String text(BsonDocument document, String field) {
        return document.getString(field, new BsonString("")).getValue();
    }

    static long number(BsonDocument document, String field) {
        return document.getNumber(field, new BsonInt64(0)).longValue();
    }

    static String progress(BsonDocument document) {
        if (!document.isDocument("progress")) {
            return "";
        }
        BsonDocument progress = document.getDocument("progress");
        return Activity.progress(number(progress, "done"), number(progress, "total"));
    }
}
