package io.automigration.proof.order;

import io.automigration.MigrationVersion;
import io.automigration.internal.engine.MigrationEngine;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two instances at once, with the same two migrations.
 *
 * @param kind what the migrations are
 * @param applied whether both are applied when it begins
 * @param works what the two are asked for
 */
record Contest(Kind kind, boolean applied, List<Work> works) {

    enum Work {
        UP(2, MigrationEngine::up),
        DOWN(0, engine -> engine.to(MigrationVersion.ZERO));

        private final int target;
        private final Consumer<MigrationEngine> asked;

        Work(int target, Consumer<MigrationEngine> asked) {
            this.target = target;
            this.asked = asked;
        }

        int target() {
            return target;
        }

        void on(MigrationEngine engine) {
            asked.accept(engine);
        }
    }

    static Contest ups(Kind kind) {
        return new Contest(kind, false, List.of(Work.UP, Work.UP));
    }

    /** One that finds nothing applied brings all, the other one takes it away again. */
    static Contest upAgainstDown(Kind kind) {
        return new Contest(kind, false, List.of(Work.UP, Work.DOWN));
    }

    /** One that finds all applied takes it away, the other one brings it again. */
    static Contest downAgainstUp(Kind kind) {
        return new Contest(kind, true, List.of(Work.DOWN, Work.UP));
    }

    static Contest downs(Kind kind) {
        return new Contest(kind, true, List.of(Work.DOWN, Work.DOWN));
    }

    Work work(int instance) {
        return works.get(instance - 1);
    }

    /** Whether both are asked for the same, so that it is all the same which one begins. */
    boolean even() {
        return works.get(0) == works.get(1);
    }

    @Override
    public String toString() {
        return kind + ", "
                + (even() ? works.get(0) + "s" : works.get(0) + " against " + works.get(1))
                        .toLowerCase(java.util.Locale.ROOT);
    }
}
