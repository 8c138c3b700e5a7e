package io.automigration.proof;

import static io.automigration.internal.engine.ProxiedDatabase.COMMIT;
import static io.automigration.internal.engine.ProxiedDatabase.FENCED;
import static io.automigration.testsupport.wire.Command.nth;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.ValidationOptions;
import io.automigration.MigrationContext;
import io.automigration.MigrationException;
import io.automigration.MigrationTarget;
import io.automigration.MigrationVersion;
import io.automigration.Migrations.RepairedState;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.engine.Build;
import io.automigration.internal.engine.MigrationEngine;
import io.automigration.internal.engine.NothingToRepairException;
import io.automigration.internal.engine.ProxiedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The scenarios. To add one: name it in {@link #all()}, say what is there before, which migrations the instance has and what
 * it is asked for. Migrations that may not be taken twice should show it when they are, as {@link #counted} does.
 */
public final class Scenarios {

    private static final MigrationVersion ONE = MigrationVersion.parse("1");
    private static final MigrationVersion TWO = MigrationVersion.parse("2");
    private static final MigrationVersion THREE = MigrationVersion.parse("3");

    // a step without a transaction, from its announcement to its finish: the points at which it is half done
    private static final int HALF_DONE = 4; // after the commit; before, after the migration's write; before the finish
    private static final int HALF_DONE_ON_A_STANDALONE = 6; // also before and after the reading of the fence

    private Scenarios() {}

    public static Stream<Scenario> all() {
        return Stream.of(starts(), failures(), commands(), successions()).flatMap(each -> each);
    }

    /** The one of this name; for a process that only gets the name. */
    public static Scenario named(String name) {
        return all().filter(scenario -> scenario.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Scenario> starts() {
        return Stream.of(
                Scenario.of("first start").build(build -> counted(1, build)),
                Scenario.of("five pending").build(build -> counted(5, build)),
                Scenario.of("five without transactions")
                        .build(build -> counted(5, without(build)))
                        .interruptions(5 * HALF_DONE),
                Scenario.of("idempotent without transactions").build(Scenarios::idempotent),
                Scenario.of("mixed")
                        .build(build -> idempotent(counted(1, build))
                                .migration("4", TransactionMode.NONE, false, counted("4"))
                                .migration("5", counted("5")))
                        .interruptions(HALF_DONE),
                Scenario.of("five on a standalone")
                        .onAStandalone()
                        .build(build -> counted(5, build))
                        .interruptions(5 * HALF_DONE_ON_A_STANDALONE),
                Scenario.of("idempotent on a standalone").onAStandalone().build(Scenarios::idempotent),
                Scenario.of("a history of 200")
                        .before(database -> database.direct()
                                .template
                                .getCollection("_migrations")
                                .insertMany(History.OF_200))
                        .build(build -> counted(202, build)));
    }

    private static Stream<Scenario> failures() {
        return Stream.of(
                Scenario.of("a failing one").build(build -> counted(1, build).migration("2", failing("2"))),
                Scenario.of("verify failing").build(build -> counted(1, build).migration("2", unverified("2"))),
                Scenario.of("a failing one without a transaction")
                        .build(build -> counted(1, build).migration("2", TransactionMode.NONE, false, context -> {
                            throw new IllegalStateException("planted");
                        }))
                        // no write of the migration, but all that follows its failure
                        .interruptions(HALF_DONE + 1));
    }

    private static Stream<Scenario> commands() {
        return Stream.of(
                Scenario.of("down")
                        .before(database ->
                                counted(5, database.direct()).engine().apply())
                        .build(build -> counted(5, build))
                        .does(engine -> engine.down(2))
                        .thenAgain(engine -> engine.run(MigrationTarget.downTo(THREE))),
                Scenario.of("down without transactions")
                        .before(database ->
                                counted(3, database.direct()).engine().apply())
                        .build(build -> counted(3, without(build)))
                        .does(engine -> engine.down(2))
                        .thenAgain(engine -> engine.run(MigrationTarget.downTo(ONE)))
                        .interruptions(2 * HALF_DONE),
                Scenario.of("to, down and up")
                        .before(database -> counted(List.of(1, 3, 4), database.direct())
                                .engine()
                                .apply())
                        .build(build -> counted(4, build))
                        .does(engine -> engine.to(TWO)),
                Scenario.of("repair")
                        .before(Scenarios::failed)
                        .build(Scenarios::fixed)
                        .does(Scenarios::repair),
                Scenario.of("repair on a standalone")
                        .onAStandalone()
                        .before(Scenarios::failed)
                        .build(Scenarios::fixed)
                        .does(Scenarios::repair),
                Scenario.of("baseline").build(build -> counted(4, build)).does(engine -> engine.baseline(THREE)),
                Scenario.of("baseline on a standalone")
                        .onAStandalone()
                        .build(build -> counted(4, build))
                        .does(engine -> engine.baseline(THREE)));
    }

    private static Stream<Scenario> successions() {
        return Stream.of(
                Scenario.of("a takeover")
                        .before(database -> dead(database, Death.before(nth(2, COMMIT))))
                        .build(build -> counted(3, build)),
                Scenario.of("unlock")
                        .before(database -> dead(database, Death.after(nth(2, FENCED))))
                        .build(build -> counted(3, build))
                        .does(engine -> {
                            engine.unlock(false);
                            engine.apply();
                        }));
    }

    /** Whether a migration is in the data. */
    public static boolean isDone(MigrationVersion version, Build build) {
        return build.template
                        .getCollection("data")
                        .countDocuments(Filters.and(Filters.eq("_id", version.toString()), Filters.gt("times", 0)))
                > 0;
    }

    /** One that shows how often it was taken: up 1, down 0, twice 2. */
    public static MongoMigration counted(String version) {
        return MongoMigration.of(context -> count(version, 1, context), context -> count(version, -1, context));
    }

    private static void count(String version, int by, MigrationContext context) {
        data(context).updateOne(Filters.eq("_id", version), Updates.inc("times", by), new UpdateOptions().upsert(true));
    }

    private static MongoCollection<Document> data(MigrationContext context) {
        return context.database().getCollection("data");
    }

    public static Build counted(int newest, Build build) {
        return counted(IntStream.rangeClosed(1, newest).boxed().toList(), build);
    }

    private static Build counted(List<Integer> versions, Build build) {
        versions.forEach(version -> build.migration(version.toString(), counted(version.toString())));
        return build;
    }

    public static Build without(Build build) {
        return build.settings(settings -> settings.withTransaction(TransactionMode.NONE));
    }

    /** What takes no part in transactions: a collection with options, and an index. */
    private static Build idempotent(Build build) {
        return build.migration("2", TransactionMode.NONE, true, context -> {
                    MongoDatabase database = context.database();
                    if (!database.listCollectionNames().into(new ArrayList<>()).contains("checked")) {
                        database.createCollection(
                                "checked",
                                new CreateCollectionOptions()
                                        .validationOptions(new ValidationOptions().validator(Filters.exists("name"))));
                    }
                })
                .migration("3", TransactionMode.NONE, true, MongoMigration.of(context -> {
                    data(context).createIndex(Indexes.ascending("times"));
                    data(context)
                            .updateOne(
                                    Filters.eq("_id", "3"), Updates.set("times", 1), new UpdateOptions().upsert(true));
                }));
    }

    private static MongoMigration failing(String version) {
        return context -> {
            count(version, 1, context);
            throw new IllegalStateException("planted");
        };
    }

    private static MongoMigration unverified(String version) {
        return new MongoMigration() {
            @Override
            public void up(MigrationContext context) {
                count(version, 1, context);
            }

            @Override
            public void verify(MigrationContext context) {
                throw new IllegalStateException("planted");
            }
        };
    }

    /** Somebody's migration wrote all it should, and threw. */
    private static void failed(ProxiedDatabase database) {
        Build build = database.direct().migration("1", TransactionMode.NONE, false, failing("1"));
        try {
            build.engine().apply();
        } catch (MigrationException e) {
            return;
        }
        throw new IllegalStateException("it did not fail");
    }

    private static Build fixed(Build build) {
        return build.migration("1", TransactionMode.NONE, false, counted("1"));
    }

    private static void repair(MigrationEngine engine) {
        try {
            engine.repair(ONE, RepairedState.APPLIED, "looked at the data");
        } catch (NothingToRepairException e) {
            // done, by the one that died
        }
    }

    /** Somebody died, with the lock and, on the server, a transaction. */
    private static void dead(ProxiedDatabase database, Death death) {
        try (ProxiedDatabase another = database.again()) {
            death.befall(another.proxy, counted(3, another.build(Death.SOON_CLOSED)), MigrationEngine::apply);
        }
    }

    private static final class History {

        static final List<Document> OF_200 = applied();

        private static List<Document> applied() {
            try (ProxiedDatabase database = new ProxiedDatabase()) {
                Build build = counted(200, database.direct());
                build.engine().apply();
                return build.template.getCollection("_migrations").find().into(new ArrayList<>());
            }
        }
    }
}
