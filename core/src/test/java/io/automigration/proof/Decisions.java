package io.automigration.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.Direction;
import io.automigration.MigrationVersion;
import io.automigration.Migrations.RepairedState;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.internal.plan.InterruptedMigrationException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What a person decides of migrations that were interrupted, and has looked at the data for; of each at most once. */
public final class Decisions {

    private final Set<MigrationVersion> made = new HashSet<>();

    /** Has the work done, again after each decision, until there is nothing to decide. */
    public void until(Build build, MigrationEngine engine, Consumer<MigrationEngine> work) {
        while (true) {
            try {
                work.accept(engine);
                return;
            } catch (InterruptedMigrationException e) {
                assertThat(made.add(e.versions().get(0)))
                        .as(
                                "migration %s is repaired for the first time",
                                e.versions().get(0))
                        .isTrue();
                engine.repair(e.versions().get(0), found(e, build), "looked at the data");
            }
        }
    }

    public int made() {
        return made.size();
    }

    private static RepairedState found(InterruptedMigrationException interrupted, Build build) {
        if (Scenarios.isDone(interrupted.versions().get(0), build)) {
            return RepairedState.APPLIED;
        }
        return interrupted.direction() == Direction.UP ? RepairedState.PENDING : RepairedState.REVERTED;
    }
}
