package io.automigration.proof.time;

import io.automigration.MigrationException;
import io.automigration.internal.engine.Build;
import java.time.Duration;

/** A process that is to be stopped: it migrates several databases at once, with a lease of a second, and says how each run ended. */
final class StoppableProcess {

    private StoppableProcess() {}

    /** Arguments: the kind of migrations, and the databases' URIs. */
    public static void main(String[] arguments) {
        Kind kind = Kind.valueOf(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            int run = i;
            new Thread(() -> migrate(run, kind, arguments[run])).start();
        }
    }

    private static void migrate(int run, Kind kind, String uri) {
        String end = "well";
        try (Build build = new Build(uri).settings(settings -> Build.with(settings, Duration.ofSeconds(1)))) {
            kind.of(build).engine().apply();
        } catch (MigrationException e) {
            end = e.getClass().getSimpleName();
        }
        System.out.println("run " + run + " ended: " + end);
    }
}
