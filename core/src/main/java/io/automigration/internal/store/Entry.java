package io.automigration.internal.store;

import io.automigration.Direction;
import io.automigration.MigrationVersion;
import java.time.Duration;
import java.time.Instant;
import org.bson.BsonDocument;
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
        BsonDocument error = Fields.document(document, "error");
        return new Entry(
                version,
                Fields.text(document, "name"),
                Fields.shown(document, "description"),
                Fields.state(document, "state"),
                Fields.number(document, "revision"),
                Fields.shownNumber(document, "token"),
                Fields.shown(document, "run"),
                Participant.read(Fields.shownDocument(document, "by")).toString(),
                progress(document),
                Fields.shownTime(document, "appliedAt"),
                document.isNumber("executionTime")
                        ? Duration.ofMillis(Fields.shownNumber(document, "executionTime"))
                        : null,
                error.isEmpty() ? null : error(error),
                Fields.shownFlag(document, "baseline"));
    }

    private static StepError error(BsonDocument error) {
        try {
            return StepError.read(error);
        } catch (UnreadableFieldException e) {
            throw e.within("error");
        }
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

    private static String progress(BsonDocument document) {
        BsonDocument progress = Fields.shownDocument(document, "progress");
        return Activity.progress(Fields.shownNumber(progress, "done"), Fields.shownNumber(progress, "total"));
    }
}
