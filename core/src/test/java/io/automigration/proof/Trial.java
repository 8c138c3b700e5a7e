package io.automigration.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Direction;
import io.automigration.InterruptedMigrationException;
import io.automigration.MigrationException;
import io.automigration.MigrationVersion;
import io.automigration.RepairedState;
import io.automigration.run.Build;
import io.automigration.run.MigrationEngine;
import io.automigration.run.ProxiedDatabase;
import io.automigration.testsupport.wire.Command;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One playing of a scenario, in a database of its own. The first instance goes through the proxy, the next one does not. */
final class Trial implements AutoCloseable {

    private final Scenario scenario;
    private final ProxiedDatabase database;
    private final Set<MigrationVersion> repaired = new HashSet<>();

    Trial(Scenario scenario) {
        this.scenario = scenario;
        this.database = scenario.prepared();
    }

    /** Nothing happens to the instance. */
    Outcome undisturbed() {
        MigrationEngine engine = instance().engine(new LeapingTicker());
        return outcome(() -> scenario.work(engine));
    }

    /** The instance dies. */
    void dies(Death death) {
        death.befall(database.proxy, instance(), scenario::work);
    }

    /** Another instance does it again; where a person has to decide, one looks at the data and does. */
    Outcome again() {
        Build next = scenario.instance(database.direct());
        MigrationEngine engine = next.engine(new LeapingTicker());
        return outcome(() -> {
            untilNobodyHasToDecide(engine, next);
            if (Set.of("find").containsAll(next.commands.names())) {
                engine.unlock(false); // who finds nothing to do lets a dead holder's lock be
            }
        });
    }

    private void untilNobodyHasToDecide(MigrationEngine engine, Build next) {
        while (true) {
            try {
                scenario.again(engine);
                return;
            } catch (InterruptedMigrationException e) {
                assertThat(repaired.add(e.version()))
                        .as("migration %s is repaired for the first time", e.version())
                        .isTrue();
                engine.repair(e.version(), found(e, next), "looked at the data");
            }
        }
    }

    /** Whether a person had to decide. */
    boolean interrupted() {
        return !repaired.isEmpty();
    }

    /** The first instance's commands; without beats, which come when time says. */
    List<String> commands() {
        return database.proxy.commands().stream()
                .filter(ProxiedDatabase.BEAT.negate())
                .map(Command::name)
                .toList();
    }

    private Build instance() {
        return scenario.instance(database.build(Death.SOON_CLOSED));
    }

    private Outcome outcome(Runnable run) {
        MigrationException error = null;
        try {
            run.run();
        } catch (MigrationException e) {
            error = e;
        }
        return Outcome.of(error, database.direct().template);
    }

    static RepairedState found(InterruptedMigrationException interrupted, Build build) {
        if (Scenarios.isDone(interrupted.version(), build)) {
            return RepairedState.APPLIED;
        }
        return interrupted.direction() == Direction.UP ? RepairedState.PENDING : RepairedState.REVERTED;
    }

    @Override
    public void close() {
        database.close();
    }
}
