package io.automigration.internal.engine;

import io.automigration.MigrationPlan;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;
import io.automigration.internal.plan.MigrationDefinition;
import io.automigration.internal.plan.Plan;
import io.automigration.internal.plan.PlannedStep;
import io.automigration.internal.plan.Step;
import io.automigration.internal.store.Topology;
import java.util.List;

/**
 * Which steps run in a transaction.
 *
 * @param database the database's name
 * @param unspecified for migrations that leave it open
 * @param topology what the server is
 */
record TransactionModes(String database, TransactionMode unspecified, Topology topology) {

    boolean transactional(MigrationDefinition definition) {
        return switch (mode(definition)) {
            case REQUIRED -> true;
            case NONE -> false;
            case AUTO, DEFAULT -> topology.transactions();
        };
    }

    /** Whether it may run in a transaction, but will not because the server has none. */
    boolean without(MigrationDefinition definition) {
        return mode(definition) != TransactionMode.NONE && !transactional(definition);
    }

    /** A step as users see it. */
    PlannedStep published(Step step) {
        return step.published(transactional(step.definition()) ? TransactionMode.REQUIRED : TransactionMode.NONE);
    }

    /** A plan as users see it. */
    MigrationPlan published(MigrationTarget target, Plan plan) {
        List<MigrationPlan.Step> steps =
                plan.steps().stream().<MigrationPlan.Step>map(this::published).toList();
        return new ShownPlan(database, topology.hosts(), target, steps, plan);
    }

    /** Refuses what can't run on this server, before anything is written. */
    void refuse(Plan plan, int poolSize) {
        List<MigrationVersion> impossible = plan.steps().stream()
                .filter(step -> transactional(step.definition()) && !topology.transactions())
                .map(Step::version)
                .toList();
        if (!impossible.isEmpty()) {
            throw new TransactionsUnavailableException(impossible, topology.kind());
        }
        if (poolSize < 2) {
            plan.steps().stream()
                    .filter(step -> !transactional(step.definition()))
                    .findFirst()
                    .ifPresent(step -> {
                        throw new ConnectionPoolTooSmallException(step.version());
                    });
        }
    }

    private TransactionMode mode(MigrationDefinition definition) {
        return definition.transaction() == TransactionMode.DEFAULT ? unspecified : definition.transaction();
    }
}
