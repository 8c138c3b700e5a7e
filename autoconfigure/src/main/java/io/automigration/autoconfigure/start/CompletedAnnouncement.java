package io.automigration.autoconfigure.start;

import io.automigration.MigrationReport;
import io.automigration.MigrationsCompletedEvent;
import io.automigration.internal.step.CommandWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Tells of the run when all who might listen are there: the beans with {@code @EventListener} methods are not, during it. And tells
 * the watch that from now on the application itself writes.
 */
final class CompletedAnnouncement implements ApplicationListener<ContextRefreshedEvent> {

    private final ApplicationContext context;
    private final ObjectProvider<MigrationStart> start;
    private final ObjectProvider<CommandWatch> watch;

    CompletedAnnouncement(
            ApplicationContext context, ObjectProvider<MigrationStart> start, ObjectProvider<CommandWatch> watch) {
        this.context = context;
        this.start = start;
        this.watch = watch;
    }

    private record Completed(MigrationReport report) implements MigrationsCompletedEvent {}

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        if (event.getApplicationContext() == context) { // and not one of its children
            watch.ifAvailable(CommandWatch::applicationStarted);
            start.getObject().report().map(Completed::new).ifPresent(context::publishEvent);
        }
    }
}
