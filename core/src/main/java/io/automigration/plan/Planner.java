package io.automigration.plan;

import io.automigration.Direction;
import io.automigration.InterruptedMigrationException;
import io.automigration.IrreversibleMigrationException;
import io.automigration.MigrationException;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.MissingMigrationException;
import io.automigration.NameMismatchException;
import io.automigration.OutOfOrderException;
import io.automigration.RevertedMigrationException;
import io.automigration.UnknownTargetException;
import io.automigration.history.Entry;
import io.automigration.history.EntryState;
import io.automigration.history.Recorded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
     * @param recorded what the history says
     * @param target where it should lead
     * @param policies what to do with what may be found
     * @throws MigrationException when nothing should happen before a person has decided, with the reason
     */
    public Plan plan(Recorded recorded, MigrationTarget target, Policies policies) {
        refuseOtherNames(recorded);
        refuseUnknown(target);
        List<MigrationVersion> missing = missing(recorded, policies);
        List<Step> downs = downs(recorded, target);
        List<Step> ups = ups(recorded, target, policies, downs);
        List<Step> steps = new ArrayList<>(downs);
        steps.addAll(ups);
        steps.forEach(step -> refuseInterrupted(recorded, step));
        return new Plan(steps, missing);
    }

    private void refuseOtherNames(Recorded recorded) {
        for (Entry entry : recorded.entries().values()) {
            MigrationDefinition definition = catalog.get(entry.version());
            if (definition != null && !definition.name().equals(entry.name())) {
                throw new NameMismatchException(
                        entry.version(), entry.name(), entry.by(), definition.name(), definition.source());
            }
        }
    }

    private void refuseUnknown(MigrationTarget target) {
        MigrationVersion version = limit(target);
        if (version != null && !version.equals(MigrationVersion.ZERO) && !catalog.has(version)) {
            throw new UnknownTargetException(version, catalog.versions());
        }
    }

    private List<MigrationVersion> missing(Recorded recorded, Policies policies) {
        List<MigrationVersion> missing = recorded.entries().values().stream()
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
    private List<Step> downs(Recorded recorded, MigrationTarget target) {
        List<Entry> above = new ArrayList<>(recorded.entries().descendingMap().values().stream()
                .filter(entry -> entry.standing() == EntryState.APPLIED || inTheWay(entry))
                .toList());
        if (target instanceof MigrationTarget.To || target instanceof MigrationTarget.DownTo) {
            MigrationVersion bottom = Objects.requireNonNull(limit(target));
            above.removeIf(entry -> entry.version().compareTo(bottom) <= 0);
        } else if (target instanceof MigrationTarget.Down down) {
            above = above.subList(0, Math.min(down.steps(), above.size()));
        } else {
            return List.of();
        }
        List<Step> steps = above.stream().map(this::down).toList();
        List<MigrationVersion> irreversible = steps.stream()
                .filter(step -> !step.definition().reversible())
                .map(Step::version)
                .toList();
        if (!irreversible.isEmpty()) {
            throw new IrreversibleMigrationException(irreversible);
        }
        return steps;
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

    private List<Step> ups(Recorded recorded, MigrationTarget target, Policies policies, List<Step> downs) {
        if (target instanceof MigrationTarget.Down || target instanceof MigrationTarget.DownTo) {
            return List.of();
        }
        MigrationVersion limit = limit(target);
        List<Step> pending = catalog.all().stream()
                .filter(definition -> limit == null || definition.version().compareTo(limit) <= 0)
                .map(definition ->
                        new Step(definition, Direction.UP, recorded.entries().get(definition.version())))
                .filter(step -> step.seen() == null || step.seen().standing() != EntryState.APPLIED)
                .limit(target instanceof MigrationTarget.Up up ? up.steps() : Integer.MAX_VALUE)
                .toList();
        if (policies.reverted() == Policies.Reverted.FAIL) {
            List<MigrationVersion> reverted =
                    versions(pending, step -> step.seen() != null && step.seen().standing() == EntryState.REVERTED);
            if (!reverted.isEmpty()) {
                throw new RevertedMigrationException(reverted);
            }
        }
        if (policies.outOfOrder() == Policies.OutOfOrder.FAIL) {
            refuseOutOfOrder(recorded, pending, downs);
        }
        return pending;
    }

    private void refuseOutOfOrder(Recorded recorded, List<Step> pending, List<Step> downs) {
        List<MigrationVersion> reverted = downs.stream().map(Step::version).toList();
        Optional<MigrationVersion> highest = recorded.entries().values().stream()
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

    private void refuseInterrupted(Recorded recorded, Step step) {
        Entry entry = step.seen();
        if (entry == null || !entry.unfinished() || recorded.running(entry)) {
            return;
        }
        boolean again = step.definition().idempotent() && entry.direction() == step.direction();
        if (!again) {
            throw new InterruptedMigrationException(
                    entry.version(),
                    entry.name(),
                    entry.direction(),
                    entry.state().name(),
                    step.definition().idempotent(),
                    entry.by() + (entry.progress().isEmpty() ? "" : ", which came to " + entry.progress()));
        }
    }

    private static boolean unfinished(Step step) {
        return step.seen() != null && step.seen().unfinished();
    }

    private static List<MigrationVersion> versions(List<Step> steps, Predicate<Step> which) {
        return steps.stream().filter(which).map(Step::version).toList();
    }

    private static @Nullable MigrationVersion limit(MigrationTarget target) {
        if (target instanceof MigrationTarget.UpTo upTo) {
            return upTo.version();
        }
        if (target instanceof MigrationTarget.DownTo downTo) {
            return downTo.version();
        }
        return target instanceof MigrationTarget.To to ? to.version() : null;
    }
}
