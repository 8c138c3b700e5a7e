package io.automigration.internal.store;

import io.automigration.Direction;
import io.automigration.MigrationVersion;
import java.time.Instant;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/**
 * What the holder of the lock does, for people.
 *
 * @param version the migration it is at
 * @param direction which way
 * @param since since when, by its own clock
 * @param done units of work done
 * @param total units of work in all; 0 when not known
 */
public record Activity(MigrationVersion version, Direction direction, Instant since, long done, long total) {

    /** As the lock keeps it. */
    public BsonDocument write() {
        return new BsonDocument("version", new BsonString(version.toString()))
                .append("direction", new BsonString(direction.toString()))
                .append("since", new BsonDateTime(since.toEpochMilli()))
                .append("done", new BsonInt64(done))
                .append("total", new BsonInt64(total));
    }

    static String describe(BsonDocument document) {
        if (document.isEmpty()) {
            return "";
        }
        String progress = progress(Fields.shownNumber(document, "done"), Fields.shownNumber(document, "total"));
        return step(Fields.shown(document, "version"), Fields.shown(document, "direction"))
                + (progress.isEmpty() ? "" : ", " + progress);
    }

    /** Whether a description is of that step. */
    static boolean describes(String description, MigrationVersion version, Direction direction) {
        String step = step(version.toString(), direction.toString());
        return description.equals(step) || description.startsWith(step + ",");
    }

    private static String step(String version, String direction) {
        return "version " + version + " " + direction;
    }

    /** {@code "3 of 10"}; empty when nothing was said. */
    public static String progress(long done, long total) {
        return done == 0 && total == 0 ? "" : total == 0 ? done + " done" : done + " of " + total;
    }
}
