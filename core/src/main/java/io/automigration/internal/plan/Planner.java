package io.automigration.internal.plan;

import io.automigration.Direction;
import io.automigration.MigrationException;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.internal.store.Entry;
import io.automigration.internal.store.EntryState;
import io.automigration.internal.store.HistorySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes a plan of what the history says, the migrations of this build, a target and the policies; of nothing else. */
public final class Planner {

    private final Catalog catalog;

    /**
     * A planner.
     *
     * @param catalog the migrations of this build
     */
    public Planner(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What should happen.
     *
     * @param history what the history says
     * @param target where it should lead
     * @param policies what to do with what may be found
     * @throws MigrationException when nothing should happen before a person has decided, with the reason
     */
    public Plan plan(HistorySnapshot history, MigrationTarget target, Policies policies) {
        refuseOtherNames(history);
        refuseUnknown(target);
        refuseMoreThanThereAre(history, target);
        return steps(history, target, policies);
    }

    /**
     * What should still happen of a plan that was made before: no more steps than its target has, and fewer where others have
     * taken some of them.
     *
     * @see #plan
     */
    public Plan rest(HistorySnapshot history, MigrationTarget target, Policies policies) {
        refuseOtherNames(history);
        refuseUnknown(target);
        return steps(history, target, policies);
    }

    private Plan steps(HistorySnapshot history, MigrationTarget target, Policies policies) {
        List<MigrationVersion> missing = missing(history, policies);
        List<Step> downs = downs(history, target);
        List<Step> ups = ups(history, target, policies, downs);
        List<Step> steps = new ArrayList<>(downs);
        steps.addAll(ups);
        steps.forEach(step -> refuseInterrupted(history, step));
        return new Plan(steps, missing);
    }

    private void refuseOtherNames(HistorySnapshot history) {
        List<NameMismatchException.Mismatch> mismatches = new ArrayList<>();
        for (Entry entry : history.entries().values()) {
            MigrationDefinition definition = catalog.get(entry.version());
            if (definition != null && definition.renames(entry)) {
                mismatches.add(new NameMismatchException.Mismatch(entry, definition));
            }
        }
        if (!mismatches.isEmpty()) {
            throw new NameMismatchException(mismatches);
        }
    }

    private void refuseUnknown(MigrationTarget target) {
        MigrationVersion version = target.version();
        if (version != null && !version.equals(MigrationVersion.ZERO) && !catalog.has(version)) {
            throw new UnknownTargetException(version, catalog.versions());
        }
    }

    /** A number of steps is taken literally: one that is too large may be a version that was typed as a number. */
    private void refuseMoreThanThereAre(HistorySnapshot history, MigrationTarget target) {
        if (target.steps() == 1 || target.steps() == Integer.MAX_VALUE) {
            return; // without a single one there is nothing to do
        }
        int there = target.reverts()
                ? above(history, target).size()
                : pending(history, target).size();
        if (there < target.steps()) {
            throw new TooManyStepsException(target, there);
        }
    }

    private List<MigrationVersion> missing(HistorySnapshot history, Policies policies) {
        List<MigrationVersion> missing = history.entries().values().stream()
                .filter(entry -> entry.standing() == EntryState.APPLIED && !catalog.has(entry.version()))
                .map(Entry::version)
                .toList();
        return switch (policies.missing()) {
            case IGNORE -> List.of();
            case WARN -> missing;
            case FAIL -> {
                if (!missing.isEmpty()) {
                    throw MissingMigrationException.applied(missing);
                }
                yield missing;
            }
        };
    }

    /** What must be reverted, newest first: what is applied, and what is in between and would have to be. */
    private List<Step> downs(HistorySnapshot history, MigrationTarget target) {
        if (!target.reverts()) {
            return List.of();
        }
        List<Step> steps = above(history, target).stream()
                .limit(target.steps())
                .map(this::down)
                .toList();
        List<MigrationVersion> irreversible = steps.stream()
                .filter(step -> !step.definition().reversible())
                .map(Step::version)
                .toList();
        if (!irreversible.isEmpty()) {
            throw new IrreversibleMigrationException(irreversible);
        }
        return steps;
    }

    private List<Entry> above(HistorySnapshot history, MigrationTarget target) {
        MigrationVersion bottom = target.version();
        return history.entries().descendingMap().values().stream()
                .filter(entry -> entry.standing() == EntryState.APPLIED || inTheWay(entry))
                .filter(entry -> bottom == null || entry.version().compareTo(bottom) > 0)
                .toList();
    }

    /** An interrupted migration whose code is not in this build blocks nobody. */
    private boolean inTheWay(Entry entry) {
        return entry.unfinished() && catalog.has(entry.version());
    }

    private Step down(Entry entry) {
        MigrationDefinition definition = catalog.get(entry.version());
        if (definition == null) {
            throw MissingMigrationException.toRevert(entry.version(), entry.by());
        }
        return new Step(definition, Direction.DOWN, entry);
    }

    private List<Step> ups(HistorySnapshot history, MigrationTarget target, Policies policies, List<Step> downs) {
        if (!target.applies()) {
            return List.of();
        }
        List<Step> pending =
                pending(history, target).stream().limit(target.steps()).toList();
        if (policies.reverted() == Policies.Reverted.FAIL) {
            List<MigrationVersion> reverted =
                    versions(pending, step -> step.seen() != null && step.seen().standing() == EntryState.REVERTED);
            if (!reverted.isEmpty()) {
                throw new RevertedMigrationException(reverted);
            }
        }
        if (policies.outOfOrder() == Policies.OutOfOrder.FAIL) {
            refuseOutOfOrder(history, pending, downs);
        }
        return pending;
    }

    private List<Step> pending(HistorySnapshot history, MigrationTarget target) {
        MigrationVersion limit = target.version();
        return catalog.all().stream()
                .filter(definition -> limit == null || definition.version().compareTo(limit) <= 0)
                .map(definition ->
                        new Step(definition, Direction.UP, history.entries().get(definition.version())))
                .filter(step -> step.seen() == null || step.seen().standing() != EntryState.APPLIED)
                .toList();
    }

    private void refuseOutOfOrder(HistorySnapshot history, List<Step> pending, List<Step> downs) {
        Set<MigrationVersion> reverted = downs.stream().map(Step::version).collect(Collectors.toSet());
        Optional<MigrationVersion> highest = history.entries().values().stream()
                .filter(entry -> entry.standing() == EntryState.APPLIED && !reverted.contains(entry.version()))
                .map(Entry::version)
                .max(Comparator.naturalOrder());
        highest.ifPresent(applied -> {
            List<MigrationVersion> late =
                    versions(pending, step -> step.version().compareTo(applied) < 0 && !unfinished(step));
            if (!late.isEmpty()) {
                throw new OutOfOrderException(late, applied);
            }
        });
    }

    private void refuseInterrupted(HistorySnapshot history, Step step) {
        Entry entry = step.seen();
        if (entry == null || !entry.unfinished() || history.running(entry)) {
            return;
        }
        boolean again = step.definition().idempotent() && entry.direction() == step.direction();
        if (!again) {
            throw new InterruptedMigrationException(entry, step.definition().idempotent());
        }
    }

    private static boolean unfinished(Step step) {
        return step.seen() != null && step.seen().unfinished();
    }

    private static List<MigrationVersion> versions(List<Step> steps, Predicate<Step> which) {
        return steps.stream().filter(which).map(Step::version).toList();
    }
}
