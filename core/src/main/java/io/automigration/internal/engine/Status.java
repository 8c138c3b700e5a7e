package io.automigration.internal.engine;

import io.automigration.MigrationStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the database stands against this build.
 *
 * @param seen what one read has shown
 * @param withoutHolder the same without the holder of the lock; null when it is free
 */
record Status(
        String database,
        String hosts,
        String topology,
        Seen seen,
        @Nullable MigrationStatus withoutHolder) implements MigrationStatus {

    /** What one read has shown, and what runs would make of it. */
    record Seen(List<Row> migrations, @Nullable Holder holder, Outlook start, Outlook up) {}

    @Override
    public List<Row> migrations() {
        return seen.migrations();
    }

    @Override
    public @Nullable Holder holder() {
        return seen.holder();
    }

    @Override
    public Outlook start() {
        return seen.start();
    }

    @Override
    public Outlook up() {
        return seen.up();
    }

    @Override
    public MigrationStatus ifHolderIsDead() {
        return withoutHolder == null ? this : withoutHolder;
    }
}
