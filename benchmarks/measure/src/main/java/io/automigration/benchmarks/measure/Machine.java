package io.automigration.benchmarks.measure;

import com.mongodb.client.MongoClient;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bson.Document;

/** What it was measured on; no names of machines or paths. */
record Machine(String markdown) {

    private static final double GIBIBYTE = 1024.0 * 1024 * 1024;

    static Machine of(MongoClient client) {
        Document build = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
        Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Machine("""
                - %s, on %d processors with %s GiB of memory, %s %s %s; load when it began: %s
                - Java %s, %s; each process with %s
                - server: %s, set %s; it says that it is MongoDB %s; over loopback
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        Samples.number(memory() / GIBIBYTE),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"),
                        Samples.number(load),
                        System.getProperty("java.version"),
                        System.getProperty("java.vm.name"),
                        "`" + Bench.MEMORY + "`",
                        server(hello),
                        hello.getString("setName"),
                        build.getString("version")));
    }

    private static String server(Document hello) {
        boolean given = System.getenv("MONGODB_TEST_URI") != null;
        boolean substitute = "secantus".equals(hello.getString("setName"));
        return substitute
                ? "the substitute server of [decisions.md](decisions.md)"
                : given ? "the one that `MONGODB_TEST_URI` named" : "`mongo:8` in a container";
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
