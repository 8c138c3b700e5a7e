package io.automigration.autoconfigure;

import io.automigration.MigrationEvent;
import io.automigration.MigrationPlan;
import io.automigration.MigrationReport;
import io.automigration.MigrationStatus;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations;
import io.automigration.Migrations.LockReport;
import io.automigration.Migrations.RepairedState;
import io.automigration.internal.engine.MigrationEngine;
import java.time.Duration;
import java.util.List;

/**
 * The bean that is injected. The engine is made when it is first called, not before: a bean that the engine itself needs, a
 * template's converter or a listener, may inject it too.
 */
final class LazyMigrations implements Migrations {

    private final Engine engine;

    LazyMigrations(Engine engine) {
        this.engine = engine;
    }

    private MigrationEngine engine() {
        return engine.get();
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
    public MigrationReport validate() {
        return engine().validate();
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

    @Override
    public MigrationReport run(MigrationTarget target) {
        return engine().run(target);
    }

    @Override
    public MigrationReport run(MigrationPlan plan) {
        return engine().run(plan);
    }

    @Override
    public List<MigrationEvent> history() {
        return engine().history();
    }

    @Override
    public MigrationStatus.Row repair(MigrationVersion version, RepairedState as, String reason) {
        return engine().repair(version, as, reason);
    }

    @Override
    public List<MigrationVersion> baseline(MigrationVersion version) {
        return engine().baseline(version);
    }

    @Override
    public LockReport watchLock(Duration atMost) {
        return engine().watchLock(atMost);
    }

    @Override
    public LockReport unlock(boolean force) {
        return engine().unlock(force);
    }
}
