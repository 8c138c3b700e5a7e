package io.automigration.internal.engine;

import io.automigration.MigrationStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the database stands against this build.
 *
 * @param withoutHolder the same without the holder of the lock; null when it is free
 */
public record Status(
        String database,
        String hosts,
        String topology,
        List<Row> migrations,
        @Nullable Holder holder,
        Outlook start,
        Outlook up,
        @Nullable MigrationStatus withoutHolder)
        implements MigrationStatus {

    @Override
    public MigrationStatus ifHolderIsDead() {
        return withoutHolder == null ? this : withoutHolder;
    }
}
