package io.automigration.autoconfigure.start;

import io.automigration.MigrationException;
import io.automigration.MigrationReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ConfigurableApplicationContext;

/** The one run of migrations in the start of an application context, whichever hook comes to it first. */
final class MigrationStart {

    private enum State {
        NEW,
        RUNNING,
        DONE
    }

    private final ConfigurableApplicationContext context;
    private final ObjectProvider<StartTask> task;
    private final EarlyTemplates earlyTemplates;
    private final RoutedEvents events;
    private final DeferredIndexes indexes;

    private State state = State.NEW;
    private @Nullable MigrationReport report;

    MigrationStart(
            ConfigurableApplicationContext context,
            ObjectProvider<StartTask> task,
            EarlyTemplates earlyTemplates,
            RoutedEvents events,
            DeferredIndexes indexes) {
        this.context = context;
        this.task = task;
        this.earlyTemplates = earlyTemplates;
        this.events = events;
        this.indexes = indexes;
    }

    /**
     * Runs them before their turn, where there may be something to do: nobody else's beans are made earlier for nothing.
     *
     * @param completeEnvironment does what may still say whether they are due, and for which database
     */
    void runEarly(Runnable completeEnvironment) {
        if (state == State.NEW && !Rehearsal.isOn() && task.getObject().conceivable()) {
            run(completeEnvironment);
        }
    }

    /** Runs the migrations, if that is due and not yet done. The beans that a migration needs come back here: not again. */
    void run() {
        run(() -> {}); // their turn has come, so all is known
    }

    private void run(Runnable completeEnvironment) {
        if (state != State.NEW) {
            return;
        }
        state = State.RUNNING;
        boolean succeeded = false;
        try {
            perform(completeEnvironment);
            indexes.release(context);
            succeeded = true;
        } catch (MigrationException e) {
            throw new StartFailedException(e);
        } finally {
            state = State.DONE;
            if (!succeeded) {
                ListenerBeans.of(context).withdraw();
            }
        }
    }

    /** What the run did; empty when it was not due. */
    Optional<MigrationReport> report() {
        return Optional.ofNullable(report);
    }

    private void perform(Runnable completeEnvironment) {
        if (Rehearsal.isOn()) {
            return;
        }
        completeEnvironment.run();
        if (!task.getObject().due()) {
            return;
        }
        earlyTemplates.warn();
        events.route(context);
        try {
            report = task.getObject().run();
        } finally {
            events.restore(context);
        }
    }
}
