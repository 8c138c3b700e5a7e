package io.automigration;

/**
 * Published once the application context is refreshed, when this start ran migrations or found nothing to do; not when the
 * mode is off.
 *
 * @param report what the start did
 */
public record MigrationsCompletedEvent(MigrationReport report) {}
