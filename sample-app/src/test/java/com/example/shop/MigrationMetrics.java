package com.example.shop;

import io.automigration.MigrationException;
import io.automigration.MigrationListener;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationsCompletedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

// tag::listener[]
@Component
class MigrationMetrics implements MigrationListener {

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public void stepEnded(MigrationReport.Step step) {
        seen.add(step.version() + " took " + step.executionTime().toMillis() + " ms");
    }

    @Override
    public void stepFailed(MigrationPlan.Step step, MigrationException error) {
        seen.add(step.version() + " failed: " + error.getMessage());
    }

    @EventListener
    void upToDate(MigrationsCompletedEvent event) {
        seen.add(event.report().steps().size() + " steps in this start");
    }
    // end::listener[]

    List<String> seen() {
        return seen;
    }
    // tag::listener[]
}
// end::listener[]
