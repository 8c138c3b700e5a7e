package io.automigration.autoconfigure.start;

import io.automigration.MigrationReport;
import io.automigration.MigrationsCompletedEvent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/** Tells of the run when all who might listen are there: the beans with {@code @EventListener} methods are not, during it. */
final class CompletedAnnouncement implements ApplicationListener<ContextRefreshedEvent> {

    private final ApplicationContext context;
    private final ObjectProvider<MigrationStart> start;

    CompletedAnnouncement(ApplicationContext context, ObjectProvider<MigrationStart> start) {
        this.context = context;
        this.start = start;
    }

    private record Completed(MigrationReport report) implements MigrationsCompletedEvent {}

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        if (event.getApplicationContext() == context) { // and not one of its children
            start.getObject().report().map(Completed::new).ifPresent(context::publishEvent);
        }
    }
}
