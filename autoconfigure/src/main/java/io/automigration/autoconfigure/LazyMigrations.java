package io.automigration.autoconfigure;

import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.run.MigrationEngine;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * The bean that is injected. It makes the engine when it is first called, not before: a bean that the engine itself needs, a
 * template's converter or a listener, may inject it too.
 */
final class LazyMigrations implements Migrations {

    private final SingletonSupplier<MigrationEngine> engine;

    LazyMigrations(Supplier<MigrationEngine> engine) {
        this.engine = SingletonSupplier.of(engine);
    }

    MigrationEngine engine() {
        return engine.obtain();
    }

    @Override
    public MigrationStatus status() {
        return engine().status();
    }

    @Override
    public MigrationPlan plan(MigrationTarget target) {
        return engine().plan(target);
    }

    @Override
    public void validate() {
        engine().validate();
    }

    @Override
    public MigrationReport up() {
        return engine().up();
    }

    @Override
    public MigrationReport to(MigrationVersion version) {
        return engine().to(version);
    }

    @Override
    public MigrationReport down(int steps) {
        return engine().down(steps);
    }
}
