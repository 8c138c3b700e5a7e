package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.automigration.MigrationContext;
import io.automigration.MigrationFailedException;
import io.automigration.MigrationVersion;
import io.automigration.TransactionMode;
import io.automigration.internal.log.LogEvent;
import io.automigration.internal.plan.Policies.OnEscape;
import io.automigration.internal.step.EscapedCommandException;
import io.automigration.internal.step.WrongThreadException;
import io.automigration.internal.store.ServerErrors;
import io.automigration.testsupport.MongoDbForTests;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.gridfs.GridFsTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class EscapeTests {

    private final String database = MongoDbForTests.newDatabaseName();
    private final Build build = new Build(MongoDbForTests.uri(database));
    private final Log log = new Log();

    /** What a migration does that has more than its context. */
    private interface Way {
        void write(Build build, MigrationContext context);
    }

    @BeforeEach
    void makeCollections() {
        build.template.createCollection("data");
    }

    @AfterEach
    void end() {
        log.close();
        build.close();
    }

    private static Document one() {
        return new Document("_id", 1);
    }

    static Stream<Arguments> escapes() {
        return Stream.of(
                escape(
                        "an injected MongoClient",
                        "insert",
                        "data",
                        (build, context) -> build.client
                                .getDatabase(context.database().getName())
                                .getCollection("data")
                                .insertOne(one())),
                escape(
                        "the factory's database",
                        "update",
                        "data",
                        (build, context) -> build.template
                                .getMongoDatabaseFactory()
                                .getMongoDatabase()
                                .getCollection("data")
                                .updateOne(one(), new Document("$set", one()))),
                escape(
                        "a transaction of its own",
                        "insert",
                        "data",
                        (build, context) -> transaction(build, TransactionDefinition.PROPAGATION_REQUIRES_NEW)
                                .executeWithoutResult(status -> build.template.insert(one(), "data"))),
                escape(
                        "no transaction",
                        "insert",
                        "data",
                        (build, context) -> transaction(build, TransactionDefinition.PROPAGATION_NOT_SUPPORTED)
                                .executeWithoutResult(status -> build.template.insert(one(), "data"))),
                escape(
                        "GridFS",
                        "",
                        "fs.",
                        (build, context) -> new GridFsTemplate(
                                        build.template.getMongoDatabaseFactory(), build.template.getConverter())
                                .store(InputStream.nullInputStream(), "empty")),
                escape(
                        "another factory",
                        "delete",
                        "data",
                        (build, context) -> new MongoTemplate(new SimpleMongoClientDatabaseFactory(
                                        build.client, context.database().getName()))
                                .getCollection("data")
                                .deleteMany(new Document())),
                escape(
                        "an aggregation that writes",
                        "aggregate",
                        "data",
                        (build, context) -> build.client
                                .getDatabase(context.database().getName())
                                .getCollection("data")
                                .aggregate(List.of(new Document("$out", "copy")))
                                .toCollection()));
    }

    private static Arguments escape(String name, String command, String collection, Way way) {
        return Arguments.of(name, command, collection, way);
    }

    private static TransactionTemplate transaction(Build build, int propagation) {
        TransactionTemplate template =
                new TransactionTemplate(new MongoTransactionManager(build.template.getMongoDatabaseFactory()));
        template.setPropagationBehavior(propagation);
        return template;
    }

    private MigrationEngine engine(Way way) {
        return build.migration("1", context -> {
                    context.mongo().insert(new Document("_id", "inside"), "inside");
                    way.write(build, context);
                })
                .engine();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void escapes(String name, String command, String collection, Way way) {
        MigrationFailedException failed = catchThrowableOfType(MigrationFailedException.class, engine(way)::apply);

        assertThat(failed).cause().isInstanceOf(EscapedCommandException.class);
        assertThat(failed)
                .hasMessageContaining("the command '" + command)
                .hasMessageContaining("on " + database + "." + collection)
                .hasMessageContaining("what it wrote stays");
        assertThat(failed.rolledBack()).isTrue();
        assertThat(build.entry("1")).containsEntry("state", "FAILED");
        assertThat(build.template.getCollection("inside").countDocuments()).isZero();
    }

    @Test
    void whatTakesPartIsNoEscape() {
        engine((application, context) -> {
                    context.database().getCollection("data").insertOne(new Document("_id", 2));
                    transaction(application, TransactionDefinition.PROPAGATION_REQUIRED)
                            .executeWithoutResult(status -> application.template.insert(one(), "data"));
                    new MongoTemplate(application.template.getMongoDatabaseFactory())
                            .insert(new Document("_id", 3), "data");
                })
                .apply();

        assertThat(build.template.getCollection("data").countDocuments()).isEqualTo(3);
    }

    @Test
    void aWriteFromAnotherThreadIsAnEscape() {
        MigrationFailedException failed =
                catchThrowableOfType(MigrationFailedException.class, engine(this::insertElsewhere)::apply);

        assertThat(failed).cause().isInstanceOf(EscapedCommandException.class);
        assertThat(failed).hasMessageContaining("was sent by the thread ").hasMessageContaining("what it wrote stays");
        assertThat(build.template.getCollection("inside").countDocuments()).isZero();
        assertThat(build.template.findAll(Document.class, "data")).containsExactly(one());
    }

    @Test
    void nobodySaysThatNothingIsThereWhereAnotherThreadWroteBeforeTheMigrationThrew() {
        MigrationFailedException failed =
                catchThrowableOfType(MigrationFailedException.class, engine((application, context) -> {
                    insertElsewhere(application, context);
                    throw new IllegalStateException("after it");
                })::apply);

        assertThat(failed)
                .hasMessageContaining("after it")
                .hasMessageEndingWith("The transaction itself was rolled back.");
        assertThat(failed.action()).contains("was sent by the thread ");
    }

    @Test
    void whereTheApplicationIsStartedAWriteFromAnotherThreadIsItsOwn() {
        build.watch.applicationStarted();
        engine(this::insertElsewhere).up();

        assertThat(build.entry("1")).containsEntry("state", "APPLIED");
    }

    @Test
    void whereTheApplicationIsStartedAFailureSaysThatOtherThreadsWrote() {
        build.watch.applicationStarted();
        MigrationFailedException failed =
                catchThrowableOfType(MigrationFailedException.class, engine((application, context) -> {
                    insertElsewhere(application, context);
                    throw new IllegalStateException("after it");
                })::up);

        assertThat(failed)
                .hasMessageEndingWith("other threads of the application wrote meanwhile, and what they wrote stays.");
    }

    @Test
    void whereTheClientIsNotWatchedNobodySaysThatNothingIsThere() {
        try (MongoClient client = MongoClients.create(MongoDbForTests.uri(database))) {
            MigrationFailedException failed = catchThrowableOfType(
                    MigrationFailedException.class,
                    build.migration("1", context -> {
                                        throw new IllegalStateException("planted");
                                    })
                                    .engineOn(new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, database)))
                            ::apply);

            assertThat(failed).hasMessageContaining("whether it wrote anything outside of it is not known");
        }
    }

    @ParameterizedTest
    @MethodSource
    void theContextIsForTheMigrationsOwnThread(String method, Consumer<MigrationContext> call) {
        MigrationFailedException failed =
                catchThrowableOfType(MigrationFailedException.class, engine((application, context) -> {
                    CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(() -> call.accept(context));
                    assertThatThrownBy(elsewhere::join).hasCauseInstanceOf(WrongThreadException.class);
                    elsewhere.join();
                })::apply);

        assertThat(failed)
                .hasMessageContaining("called " + method + " on the thread ")
                .hasMessageEndingWith("nothing of it is in the database.");
    }

    static Stream<Arguments> theContextIsForTheMigrationsOwnThread() {
        return Stream.of(
                Arguments.of("context.mongo()", (Consumer<MigrationContext>) MigrationContext::mongo),
                Arguments.of("context.database()", (Consumer<MigrationContext>) MigrationContext::database));
    }

    @Test
    void withoutATransactionTheContextIsForAllThreads() {
        build.migration(
                        "1",
                        TransactionMode.NONE,
                        false,
                        context -> CompletableFuture.runAsync(
                                        () -> context.mongo().insert(one(), "data"))
                                .join())
                .engine()
                .apply();

        assertThat(build.template.getCollection("data").countDocuments()).isOne();
    }

    private void insertElsewhere(Build application, MigrationContext context) {
        CompletableFuture.runAsync(() -> application.template.insert(one(), "data"))
                .join();
    }

    @Test
    void aMigrationThatMarksItsTransactionRollbackOnlyFailsAndNothingOfItStays() {
        MigrationFailedException failed = catchThrowableOfType(
                MigrationFailedException.class,
                engine((application, context) -> transaction(application, TransactionDefinition.PROPAGATION_REQUIRED)
                        .executeWithoutResult(status -> {
                            application.template.insert(one(), "data");
                            status.setRollbackOnly();
                        }))::apply);

        assertThat(failed.rolledBack()).isTrue();
        assertThat(build.entry("1")).containsEntry("state", "FAILED");
        assertThat(build.template.getCollection("inside").countDocuments()).isZero();
        assertThat(build.template.getCollection("data").countDocuments()).isZero();
    }

    @Test
    void anEscapeIsLoggedWhereThatIsAskedFor() {
        build.settings(settings -> onEscape(settings, OnEscape.WARN));
        engine((application, context) -> insertOutside(application)).apply();

        assertThat(log.lines(LogEvent.STEP_ESCAPE))
                .singleElement()
                .asString()
                .contains("'insert' on " + database + ".data");
    }

    @Test
    void anEscapeIsIgnoredWhereThatIsAskedFor() {
        build.settings(settings -> onEscape(settings, OnEscape.IGNORE));
        engine((application, context) -> insertOutside(application)).apply();

        assertThat(log.lines(LogEvent.STEP_ESCAPE)).isEmpty();
    }

    private void insertOutside(Build application) {
        application.client.getDatabase(database).getCollection("data").insertOne(one());
    }

    private static RunSettings onEscape(RunSettings settings, OnEscape onEscape) {
        return settings.withPolicies(settings.policies().withOnEscape(onEscape));
    }

    @Test
    void aClientWithoutTheWatchIsSaidOnceAndMigrates() {
        try (MongoClient client = MongoClients.create(MongoDbForTests.uri(database))) {
            MigrationEngine engine = build.inserting("1")
                    .inserting("2")
                    .engineOn(new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, database)));
            engine.to(MigrationVersion.parse("1"));
            engine.up();
        }

        assertThat(build.data()).containsExactly("1", "2");
        assertThat(log.lines(LogEvent.CLIENT_UNWATCHED)).hasSize(1);
    }

    @Test
    void outsideOfMigrationsNothingIsWatched() {
        engine((application, context) -> {}).apply();
        insertOutside(build);

        assertThat(log.lines(LogEvent.STEP_ESCAPE)).isEmpty();
        assertThatThrownBy(() -> insertOutside(build))
                .satisfies(e ->
                        assertThat(ServerErrors.of(e).map(ServerErrors::code)).hasValue(ServerErrors.DUPLICATE_KEY));
    }
}
