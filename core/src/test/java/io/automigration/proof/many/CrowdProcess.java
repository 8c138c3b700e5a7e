package io.automigration.proof.many;

import io.automigration.MigrationException;
import io.automigration.internal.engine.Build;
import java.nio.file.Path;

/** One of a crowd, in a process of its own. */
final class CrowdProcess {

    private CrowdProcess() {}

    /** Arguments: where the signs are, whether the second migration throws, the instance's name, the URI. */
    public static void main(String[] arguments) {
        Crowd crowd = new Crowd(Path.of(arguments[0]), Boolean.parseBoolean(arguments[1]));
        try (Build build =
                crowd.instance(arguments[2], new Build(arguments[3]), () -> System.out.println("tried what throws"))) {
            System.out.println("ready");
            crowd.awaitBegin();
            System.out.println("ended: " + build.engine().apply().steps().size() + " steps");
        } catch (MigrationException e) {
            System.out.println("ended: " + e.reason());
        }
    }
}
