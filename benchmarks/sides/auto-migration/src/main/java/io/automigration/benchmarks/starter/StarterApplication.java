package io.automigration.benchmarks.starter;

import io.automigration.MigrationsCompletedEvent;
import io.automigration.benchmarks.application.BareApplication;
import io.automigration.benchmarks.application.RunTime;
import io.automigration.benchmarks.application.Starts;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** The bare application, and the starter. */
@Import(BareApplication.class)
public class StarterApplication {

    public static void main(String[] args) {
        Starts.of(StarterApplication.class, args);
    }

    @EventListener
    void completed(MigrationsCompletedEvent event) {
        RunTime.was(event.report().executionTime());
    }
}
