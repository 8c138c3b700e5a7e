package io.automigration;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a migration, as its entry keeps it.
 *
 * @param version the migration's version
 * @param name its name
 * @param at when, by the clock of the instance that did it
 * @param what the state it came into: {@code APPLIED}, {@code FAILED}, …; or {@code BASELINE}, {@code REPAIRED}
 * @param by who did it, for people
 * @param run the id of the run
 * @param token the run's fencing token
 * @param executionTime how long it took; null when it has no length
 * @param reason why, for failures and repairs; null when there is none
 */
public record MigrationEvent(
        MigrationVersion version,
        String name,
        Instant at,
        String what,
        String by,
        String run,
        long token,
        @Nullable Duration executionTime,
        @Nullable String reason) {}
