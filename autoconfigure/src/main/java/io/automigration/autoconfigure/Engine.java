package io.automigration.autoconfigure;

import io.automigration.internal.engine.MigrationEngine;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** The engine, made when it is first asked for. */
final class Engine {

    private final SingletonSupplier<MigrationEngine> engine;

    Engine(Supplier<MigrationEngine> engine) {
        this.engine = SingletonSupplier.of(engine);
    }

    MigrationEngine get() {
        return engine.obtain();
    }
}
