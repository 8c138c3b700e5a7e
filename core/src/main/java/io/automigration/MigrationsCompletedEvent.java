package io.automigration;

/**
 * Published once the application context is refreshed, when this start ran migrations or found nothing to do; not when the
 * mode is off.
 *
 * <p>Handed out; not meant to be implemented by applications.
 */
public interface MigrationsCompletedEvent {

    /** What the start did. */
    MigrationReport report();
}
