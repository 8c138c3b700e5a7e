package io.automigration.run;

import io.automigration.MigrationContext;
import io.automigration.MigrationException;
import io.automigration.MongoMigration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;

/** An application in a process of its own: it migrates with a lease of two seconds, says how that ended, and ends. */
final class MigratingProcess {

    private static final Map<String, MongoMigration> WAYS = Map.of(
            "quick", context -> {},
            "sleeping", context -> new CountDownLatch(1).await(),
            "computing", MigratingProcess::compute,
            "computing and deaf", context -> computeForEver(),
            "waking up and going on", MigratingProcess::sleepAndGoOn,
            "writing once more", context -> context.mongo().insert(new Document("_id", "2"), "data"));

    private MigratingProcess() {}

    /** Arguments: the URI, and what the migration does after it has written. */
    public static void main(String[] arguments) {
        try (Build build = new Build(arguments[0])
                .settings(settings -> Build.with(settings, Duration.ofSeconds(2)))
                .migration("1", context -> {
                    context.mongo().insert(new Document("_id", "1").append("by", "child"), "data");
                    System.out.println("inside");
                    WAYS.get(arguments[1]).up(context);
                })) {
            build.engine().apply();
            System.out.println("applied, left behind: " + leftBehind());
        } catch (MigrationException e) {
            System.out.println("ended: " + e.getClass().getSimpleName());
            System.exit(e.exitCode().code());
        }
    }

    private static List<String> leftBehind() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("auto-migration-"))
                .toList();
    }

    private static void compute(MigrationContext context) {
        while (true) {
            context.ensureHeld();
            Thread.onSpinWait();
        }
    }

    private static void computeForEver() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    private static void sleepAndGoOn(MigrationContext context) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // as careless code does
        }
    }
}
