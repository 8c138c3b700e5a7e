package io.automigration.internal.engine;

import io.automigration.MigrationContext;
import io.automigration.MigrationException;
import io.automigration.MongoMigration;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
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
            // the thread of the beat is told to end, and not waited for
            Awaitility.await().until(() -> leftBehind().isEmpty());
            System.out.println("applied, nothing left behind");
        } catch (MigrationException e) {
            System.out.println("ended: " + e.getClass().getSimpleName());
            System.exit(e.exitCode().code());
        }
    }

    private static List<String> leftBehind() throws ReflectiveOperationException {
        return Stream.concat(Thread.getAllStackTraces().keySet().stream(), hooks().stream())
                .map(Thread::getName)
                .filter(name -> name.startsWith("auto-migration-"))
                .toList();
    }

    /** The JVM does not tell; the test opens it. */
    private static Set<Thread> hooks() throws ReflectiveOperationException {
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        @SuppressWarnings("unchecked")
        Map<Thread, Thread> all = (Map<Thread, Thread>) hooks.get(null);
        return all.keySet();
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
