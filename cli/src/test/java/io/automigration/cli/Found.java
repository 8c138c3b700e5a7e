package io.automigration.cli;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.automigration.MigrationException;
import io.automigration.MigrationVersion;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.cli.text.Colours;
import io.automigration.cli.text.StatusText;
import io.automigration.internal.engine.Build;
import java.time.Duration;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A database in which migration 1 is applied and migration 2 is in some state, made as it comes about, or by hand where a
 * process would have to die for it.
 */
final class Found implements AutoCloseable {

    private final String uri = Build.newUri();
    private final Build before = new Build(uri).inserting("1");

    Found() {
        before.engine().apply();
    }

    /** A build that has both. */
    Build build(boolean idempotent) {
        return new Build(uri).inserting("1").migration("m2", "2", TransactionMode.DEFAULT, idempotent, two());
    }

    /** An application's build on this database that has nothing yet. */
    Build empty() {
        return new Build(uri);
    }

    private static MongoMigration two() {
        return MongoMigration.of(
                context -> context.mongo().save(new Document("_id", "2"), "data"),
                context -> context.mongo().getCollection("data").deleteOne(new Document("_id", "2")));
    }

    void applied() {
        before.migration("2", TransactionMode.DEFAULT, false, two()).engine().apply();
    }

    void declared() {
        before.migration("2", TransactionMode.DEFAULT, false, two()).engine().baseline(MigrationVersion.parse("2"));
    }

    void appliedByAnotherName() {
        before.migration("by_another_name", "2", TransactionMode.DEFAULT, false, two())
                .engine()
                .apply();
    }

    void reverted() {
        applied();
        before.engine().down(1);
    }

    void failedUp(TransactionMode mode) {
        before.failing("2", mode);
        fails(() -> before.engine().apply());
    }

    void failedDown(TransactionMode mode) {
        applied();
        try (Build other = new Build(uri)
                .inserting("1")
                .migration("2", mode, false, MongoMigration.of(context -> {}, context -> {
                    throw new IllegalStateException("no such field");
                }))) {
            fails(() -> other.engine().down(1));
        }
    }

    /** As a process leaves it that dies in the migration's code, without a transaction. */
    void left(String state) {
        applied();
        change("2", Updates.combine(Updates.set("state", state), Updates.set("transaction", false)));
    }

    /** The same, while that process still has the lock. */
    void leftByTheHolder(String state) {
        left(state);
        Document entry = migrations().find(Filters.eq("_id", "2")).first();
        change(
                "lock",
                Updates.combine(
                        Updates.set("holder", holder(entry.getString("run"))),
                        Updates.set("token", entry.get("token"))));
    }

    /** As a process leaves the lock that dies. */
    void deadHolder() {
        change("lock", Updates.set("holder", holder("dead")));
    }

    void change(String id, Bson update) {
        migrations().updateOne(Filters.eq("_id", id), update);
    }

    void forget(String id) {
        migrations().deleteOne(Filters.eq("_id", id));
    }

    Document lock() {
        return migrations().find(Filters.eq("_id", "lock")).first();
    }

    Document fence() {
        return migrations().find(Filters.eq("_id", "fence")).first();
    }

    private MongoCollection<Document> migrations() {
        return before.template.getCollection("_migrations");
    }

    private static Document holder(String run) {
        return new Document("run", run)
                .append("host", "host-a")
                .append("pid", 17L)
                .append("application", "shop")
                .append("build", "1.0");
    }

    private static void fails(Runnable run) {
        try {
            run.run();
        } catch (MigrationException e) {
            return;
        }
        throw new AssertionError("it did not fail");
    }

    /** What {@code migrate status} prints, for a person who does not look at the lock for long. */
    String status(boolean idempotent) {
        try (Build build = build(idempotent)) {
            return new StatusText(
                            build.engine().status(),
                            build.engine().watchLock(Duration.ofMillis(400)),
                            new Colours(false),
                            Integer.MAX_VALUE)
                    .toString();
        }
    }

    @Override
    public void close() {
        before.close();
    }
}
