package io.automigration.cli.text;

import io.automigration.MigrationException;
import io.automigration.MigrationStatus;
import io.automigration.Migrations.LockReport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A status as JSON; {@code docs/commands.schema.json} describes it. */
public final class StatusJson {

    private StatusJson() {}

    /**
     * All of it.
     *
     * @param lock what watching the lock has shown; null when it is free
     */
    public static Document of(MigrationStatus status, @Nullable LockReport lock) {
        MigrationException refusal = status.start().refusal();
        return new Document("database", status.database())
                .append("hosts", status.hosts())
                .append("topology", status.topology())
                .append("upToDate", status.upToDate())
                .append("refusal", refusal == null ? null : Failure.error(refusal))
                .append("pending", Texts.strings(status.pending()))
                .append("lock", lock(lock))
                .append(
                        "migrations",
                        status.migrations().stream().map(StatusJson::row).toList());
    }

    /** The lock after it was released: free, and who had it. */
    public static Document released(LockReport lock) {
        return holder(new Document("held", false).append("released", lock.holder() != null), lock);
    }

    private static Document lock(@Nullable LockReport lock) {
        return holder(new Document("held", lock != null && lock.holder() != null), lock);
    }

    private static Document holder(Document json, @Nullable LockReport lock) {
        MigrationStatus.Holder holder = lock == null ? null : lock.holder();
        return lock == null || holder == null
                ? json
                : json.append("alive", lock.alive())
                        .append("watchedMillis", lock.watched().toMillis())
                        .append("leaseMillis", lock.lease().toMillis())
                        .append("host", holder.host())
                        .append("pid", holder.pid())
                        .append("application", holder.application())
                        .append("build", holder.build())
                        .append("run", holder.run())
                        .append("token", holder.token())
                        .append("activity", holder.activity());
    }

    /** One migration. */
    public static Document row(MigrationStatus.Row row) {
        return new Document("version", row.version().toString())
                .append("name", row.name())
                .append("nameInThisBuild", row.nameHere() == null ? row.name() : row.nameHere())
                .append("description", row.description())
                .append("state", StatusWord.of(row).toString())
                .append("rolledBack", StatusWord.rolledBack(row))
                .append(
                        "direction",
                        row.direction() == null ? null : row.direction().toString())
                .append("error", row.error())
                .append("errorAt", row.errorAt())
                .append("progress", row.progress())
                .append("inThisBuild", row.inThisBuild())
                .append("outOfOrder", row.outOfOrder())
                .append("aboveTarget", row.aboveTarget())
                .append("baseline", row.baseline())
                .append("reversible", row.reversible())
                .append("appliedAt", Texts.exactTime(row.appliedAt()))
                .append("executionTimeMillis", Texts.millis(row.executionTime()))
                .append("by", row.by());
    }
}
