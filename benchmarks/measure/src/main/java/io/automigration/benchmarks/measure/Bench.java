package io.automigration.benchmarks.measure;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.automigration.benchmarks.measure.Instance.Started;
import io.automigration.testsupport.JavaProcess;
import io.automigration.testsupport.MongoDbForTests;
import io.automigration.testsupport.wire.WireProxy;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every measurement needs: the sides as processes, changes for them, databases. */
final class Bench implements AutoCloseable {

    /** The same for all; enough for ten thousand changes, and little enough for fifty processes. */
    static final String MEMORY = "-Xmx512m";

    final Extent extent;
    private final Path root;
    private final WrittenChanges changes;
    private final MongoClient client = MongoClients.create(MongoDbForTests.uri(""));
    private final List<Database> databases = new ArrayList<>();

    Bench(Path root, Path work, Extent extent) {
        this.root = root;
        this.changes = new WrittenChanges(root, work.resolve("changes"));
        this.extent = extent;
    }

    /** A side with this many changes, on the database of this URI. */
    JavaProcess application(Side side, int number, String uri, String... arguments) {
        return java(side, side.mainClass, number, arguments).withOption("-D" + side.uriProperty + "=" + uri);
    }

    /** Another main class, with the driver of Boot 4.1. */
    JavaProcess driver(String mainClass, String... arguments) {
        return java(Side.BARE_BOOT_4, "io.automigration.benchmarks.application." + mainClass, 0, arguments);
    }

    private JavaProcess java(Side side, String mainClass, int number, String... arguments) {
        String classPath = changes.of(side, number) + File.pathSeparator + side.classPath(root);
        List<String> program = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(mainClass), java.util.Arrays.stream(arguments))
                .toList();
        return new JavaProcess(List.of(MEMORY, "-cp", classPath), program, Map.of());
    }

    Instance launch(Side side, int number, Database database, String... arguments) {
        return Instance.launch(application(side, number, database.uri(), arguments));
    }

    /** Starts it, waits until it has ended, and gives the milliseconds that it says it ran. */
    static double run(JavaProcess java) {
        return runs(java).get(0);
    }

    /** Likewise, of each time that it did. */
    static List<Double> runs(JavaProcess java) {
        try (Instance instance = Instance.launch(java)) {
            return instance.saidEachTime(" run=(\\S+)").stream()
                    .map(Double::valueOf)
                    .toList();
        }
    }

    /** Finds the history of ours, with the driver alone: a new client so many times in a process. */
    List<Double> find(Database database, int times) {
        return runs(driver("DriverFind", database.uri(), database.name(), "_migrations", Integer.toString(times)));
    }

    /** Starts it, waits until it has ended, and gives its starts. */
    static List<Started> starts(JavaProcess java) {
        try (Instance instance = Instance.launch(java)) {
            return instance.starts();
        }
    }

    /** The same through a proxy: the commands that came. */
    WireCount count(Side side, int number, Database database) {
        try (WireProxy proxy = WireProxy.to(database.uri())) {
            starts(application(side, number, proxy.uri(database.name())));
            return WireCount.of(proxy.commands());
        }
    }

    Database database() {
        Database database = new Database(MongoDbForTests.newDatabaseName(), client);
        databases.add(database);
        return database;
    }

    /** A database where a side has applied this many changes. */
    Database applied(Side side, int number) {
        Database database = database();
        starts(application(side, number, database.uri()));
        return database;
    }

    Machine machine() {
        return Machine.of(client);
    }

    void dropDatabases() {
        databases.forEach(Database::drop);
        databases.clear();
    }

    @Override
    public void close() {
        dropDatabases();
        client.close();
    }
}
