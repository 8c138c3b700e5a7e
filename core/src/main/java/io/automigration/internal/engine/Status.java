package io.automigration.internal.engine;

import io.automigration.MigrationStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the database stands against this build. */
public record Status(
        String database,
        String hosts,
        String topology,
        List<Row> migrations,
        @Nullable Holder holder) implements MigrationStatus {}
