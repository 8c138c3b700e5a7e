package io.automigration.proof.order;

import io.automigration.MigrationVersion;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.MigrationEngine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Two instances at once, with the same two migrations.
 *
 * @param kind what the migrations are
 * @param applied whether both are applied when it begins
 * @param works what the two are asked for
 * @param impatient whether the second has a far shorter lease than the first
 */
record Contest(Kind kind, boolean applied, List<Work> works, boolean impatient) {

    // the longest with which two polls in leaping time are a lease
    static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration SHORT_LEASE = Duration.ofSeconds(1);

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
        return new Contest(kind, false, List.of(Work.UP, Work.UP), false);
    }

    /** One that finds nothing applied brings all, the other one takes it away again. */
    static Contest upAgainstDown(Kind kind) {
        return new Contest(kind, false, List.of(Work.UP, Work.DOWN), false);
    }

    /** One that finds all applied takes it away, the other one brings it again. */
    static Contest downAgainstUp(Kind kind) {
        return new Contest(kind, true, List.of(Work.DOWN, Work.UP), false);
    }

    static Contest downs(Kind kind) {
        return new Contest(kind, true, List.of(Work.DOWN, Work.DOWN), false);
    }

    /** The same, but the second one has a far shorter lease. */
    Contest withOneThatIsImpatient() {
        return new Contest(kind, applied, works, true);
    }

    /** An instance on this connection. */
    Build instance(int number, Build connection) {
        return kind.instance(connection).settings(settings -> Build.with(settings, lease(number)));
    }

    Duration lease(int instance) {
        return impatient && instance == 2 ? SHORT_LEASE : LEASE;
    }

    Work work(int instance) {
        return works.get(instance - 1);
    }

    /** Whether both are asked for the same, so that it is all the same which one begins. */
    boolean even() {
        return !impatient && works.get(0) == works.get(1);
    }

    @Override
    public String toString() {
        return kind + ", "
                + (works.get(0) == works.get(1) ? works.get(0) + "s" : works.get(0) + " against " + works.get(1))
                        .toLowerCase(Locale.ROOT)
                + (impatient ? ", one impatient" : "");
    }
}
