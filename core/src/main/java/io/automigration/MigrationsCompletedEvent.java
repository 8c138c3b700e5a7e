package io.automigration;

/**
 * Published when the application context is refreshed, after this start has run migrations or found nothing to do; not
 * published if the mode is off.
 *
 * <p>Handed out; not meant to be implemented by applications.
 */
public interface MigrationsCompletedEvent {

    /** What the start did. */
    MigrationReport report();
}
