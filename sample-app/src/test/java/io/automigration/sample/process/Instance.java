package io.automigration.sample.process;

import io.automigration.sample.SampleApplication;
import io.automigration.testsupport.ChildProcess;
import io.automigration.testsupport.JavaProcess;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The sample in a process of its own, with a short lease. */
record Instance(ChildProcess process) implements AutoCloseable {

    /** Several of them start at once, maybe on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static final Duration LEASE = Duration.ofSeconds(2);

    static Instance start(Database database, String... arguments) {
        JavaProcess java = JavaProcess.of(SampleApplication.class, arguments)
                .withOption("-XX:TieredStopAtLevel=1")
                .withOption("-XX:+UseSerialGC")
                .withVariable("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT_TOMCAT", "info")
                .withVariable("SPRING_MONGODB_URI", database.uri())
                .withVariable("AUTO_MIGRATION", "true")
                .withVariable("AUTO_MIGRATION_LOCK_LEASE", LEASE.toSeconds() + "s");
        return new Instance(java.start());
    }

    /** Waits until it serves, and says where. */
    int awaitPort() {
        return Integer.parseInt(await("Tomcat started on port (\\d+)").group(1));
    }

    /** Waits until it has written something like this. */
    MatchResult await(String regex) {
        Pattern pattern = Pattern.compile(regex);
        Awaitility.await()
                .alias("/" + regex + "/")
                .atMost(PATIENCE)
                .failFast(
                        "it has ended",
                        () -> !process.isAlive() && !pattern.matcher(output()).find())
                .until(() -> pattern.matcher(output()).find());
        return pattern.matcher(output()).results().findFirst().orElseThrow();
    }

    int awaitExit() {
        Awaitility.await().alias("its end").atMost(PATIENCE).until(() -> !process.isAlive());
        return process.awaitExit();
    }

    String output() {
        return process.output() + process.errors();
    }

    @Override
    public void close() {
        process.close();
    }
}
