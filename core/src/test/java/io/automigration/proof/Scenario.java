package io.automigration.proof;

import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.internal.engine.ProxiedDatabase;
import io.automigration.internal.engine.RunSettings;
import io.automigration.testsupport.MongoDbForTests;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What an instance finds, what it is, and what it does. To be played undisturbed, and with everything that disturbs it. */
public final class Scenario {

    private final String name;
    private UnaryOperator<String> server = MongoDbForTests::uri;
    private Consumer<ProxiedDatabase> before = database -> {};
    private UnaryOperator<Build> build = UnaryOperator.identity();
    private Consumer<MigrationEngine> work = MigrationEngine::apply;
    private Consumer<MigrationEngine> again = engine -> work.accept(engine);
    private int interruptions;

    private Scenario(String name) {
        this.name = name;
    }

    /** A start on an empty database, until something else is said. */
    public static Scenario of(String name) {
        return new Scenario(name);
    }

    /** On a server without sessions and transactions. */
    public Scenario onAStandalone() {
        server = Standalone.SERVER::uri;
        return this;
    }

    /** What others have left there. */
    public Scenario before(Consumer<ProxiedDatabase> others) {
        before = others;
        return this;
    }

    /** The migrations that the instance has. */
    public Scenario build(UnaryOperator<Build> migrations) {
        build = migrations;
        return this;
    }

    /** What the instance is asked for. */
    public Scenario does(Consumer<MigrationEngine> asked) {
        work = asked;
        return this;
    }

    /** What a person asks for who does not know how far the instance came; the same, unless this is said. */
    public Scenario thenAgain(Consumer<MigrationEngine> asked) {
        again = asked;
        return this;
    }

    /** At how many points a death leaves a migration half done, so that a person has to decide. */
    public Scenario interruptions(int points) {
        interruptions = points;
        return this;
    }

    public int interruptions() {
        return interruptions;
    }

    public ProxiedDatabase prepared() {
        ProxiedDatabase database = new ProxiedDatabase(server);
        before.accept(database);
        return database;
    }

    /** The instance, on this connection. */
    public Build instance(Build connection) {
        return build.apply(connection.settings(
                settings -> Build.with(settings, RunSettings.DEFAULT.lock().lease())));
    }

    public void work(MigrationEngine engine) {
        work.accept(engine);
    }

    public void again(MigrationEngine engine) {
        again.accept(engine);
    }

    @Override
    public String toString() {
        return name;
    }
}
