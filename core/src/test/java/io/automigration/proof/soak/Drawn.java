package io.automigration.proof.soak;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.automigration.MigrationContext;
import io.automigration.MigrationVersion;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.proof.Scenarios;
import io.automigration.proof.Standalone;
import io.automigration.testsupport.MongoDbForTests;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What a round of the soak begins with, drawn by its seed.
 *
 * @param transactions whether the server has them
 * @param migrations how each is run; the first has version 1
 * @param applied how many are applied before
 * @param asked what each instance is asked for, in the order in which they come
 * @param faults in how many of a thousand commands something befalls one
 */
record Drawn(boolean transactions, List<Mode> migrations, int applied, List<Asked> asked, int faults) {

    // the longest with which two polls in leaping time are a lease
    private static final Duration LEASE = Duration.ofSeconds(5);

    enum Mode {
        IN_A_TRANSACTION,
        WITHOUT,
        IDEMPOTENT
    }

    /**
     * What an instance is asked for.
     *
     * @param start whether it is a start; else a person asks
     * @param version up to, or down to, which version a person wants it
     */
    record Asked(boolean start, int version) implements Consumer<MigrationEngine> {

        @Override
        public void accept(MigrationEngine engine) {
            if (start) {
                engine.apply();
            } else {
                engine.to(MigrationVersion.parse(Integer.toString(version)));
            }
        }

        @Override
        public String toString() {
            return start ? "start" : "to " + version;
        }
    }

    static Drawn by(Random random) {
        boolean transactions = random.nextInt(4) > 0;
        List<Mode> migrations = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> mode(random, transactions))
                .toList();
        boolean ups = random.nextBoolean();
        List<Asked> asked = IntStream.rangeClosed(1, 2 + random.nextInt(4))
                .mapToObj(i -> ups || random.nextInt(3) > 0
                        ? new Asked(true, migrations.size())
                        : new Asked(false, random.nextInt(migrations.size() + 1)))
                .toList();
        int[] faults = {0, 50, 150, 300};
        return new Drawn(
                transactions,
                migrations,
                random.nextInt(migrations.size() + 1),
                asked,
                faults[random.nextInt(faults.length)]);
    }

    private static Mode mode(Random random, boolean transactions) {
        Mode[] all = Mode.values();
        return all[transactions ? random.nextInt(all.length) : 1 + random.nextInt(all.length - 1)];
    }

    String uri(String database) {
        return transactions ? MongoDbForTests.uri(database) : Standalone.SERVER.uri(database);
    }

    /** Whether nobody takes anything away. */
    boolean upwards() {
        return asked.stream().allMatch(Asked::start);
    }

    Mode mode(int version) {
        return migrations.get(version - 1);
    }

    Build instance(Build connection) {
        return instance(migrations.size(), connection);
    }

    /** One that has only the first of them. */
    Build instance(int newest, Build connection) {
        Build build = connection.settings(settings -> Build.with(settings, LEASE));
        for (int version = 1; version <= newest; version++) {
            String id = Integer.toString(version);
            switch (mode(version)) {
                case IN_A_TRANSACTION -> build.migration(id, TransactionMode.AUTO, false, Scenarios.counted(id));
                case WITHOUT -> build.migration(id, TransactionMode.NONE, false, Scenarios.counted(id));
                case IDEMPOTENT -> build.migration(id, TransactionMode.NONE, true, set(id));
            }
        }
        return build;
    }

    /** One that may be taken twice, in both directions. */
    private static MongoMigration set(String version) {
        return MongoMigration.of(context -> set(version, 1, context), context -> set(version, 0, context));
    }

    private static void set(String version, int times, MigrationContext context) {
        context.database()
                .getCollection("data")
                .updateOne(Filters.eq("_id", version), Updates.set("times", times), new UpdateOptions().upsert(true));
    }

    @Override
    public String toString() {
        return "%s, %s, %d applied, asked for %s, %d faults in 1000 commands"
                .formatted(
                        transactions ? "replica set" : "standalone",
                        migrations.toString().toLowerCase(Locale.ROOT),
                        applied,
                        asked,
                        faults);
    }
}
