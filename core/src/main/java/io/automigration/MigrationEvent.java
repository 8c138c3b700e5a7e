package io.automigration;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a migration, as the history keeps it.
 *
 * <p>Handed out; not meant to be implemented by applications.
 */
public interface MigrationEvent {

    /** The migration's version. */
    MigrationVersion version();

    /** The migration's name. */
    String name();

    /** When it happened, by the clock of the instance that did it. */
    Instant at();

    /** What happened: the state it reached ({@code APPLIED}, {@code FAILED}, …), {@code BASELINE} or {@code REPAIRED}. */
    String what();

    /** Who did it, for people. */
    String by();

    /** The id of the run. */
    String run();

    /** The run's fencing token. */
    long token();

    /** How long it took; null if that was not measured. */
    @Nullable
    Duration executionTime();

    /** Why it failed or was repaired; null otherwise. */
    @Nullable
    String reason();

    /** Where a failure came from in the application's code, {@code "V9__SplitNames.java:21"}; null when not known. */
    @Nullable
    String errorAt();

    /** What someone found the migration to be, a name of {@link Migrations.RepairedState}; null if it was no repair. */
    @Nullable
    String repairedAs();
}
