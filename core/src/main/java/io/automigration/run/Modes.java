package io.automigration.run;

import io.automigration.ConnectionPoolTooSmallException;
import io.automigration.MigrationPlan;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;
import io.automigration.TransactionsUnavailableException;
import io.automigration.plan.MigrationDefinition;
import io.automigration.plan.Plan;
import io.automigration.plan.Step;
import java.util.List;

/**
 * Which steps run in a transaction.
 *
 * @param unspecified for migrations that leave it open
 * @param topology what the server is
 */
record Modes(TransactionMode unspecified, Topology topology) {

    boolean transactions() {
        return topology.transactions();
    }

    boolean transactional(MigrationDefinition definition) {
        return switch (mode(definition)) {
            case REQUIRED -> true;
            case NONE -> false;
            case AUTO, DEFAULT -> topology.transactions();
        };
    }

    /** Whether it may run in a transaction, but will not for want of one. */
    boolean without(MigrationDefinition definition) {
        return mode(definition) != TransactionMode.NONE && !transactional(definition);
    }

    MigrationPlan published(MigrationTarget target, Plan plan) {
        return new MigrationPlan(
                target,
                plan.steps().stream()
                        .map(step -> step.published(
                                transactional(step.definition()) ? TransactionMode.REQUIRED : TransactionMode.NONE))
                        .toList());
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
