package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.WRITTEN;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.automigration.MigrationContext;
import io.automigration.MigrationFailedException;
import io.automigration.internal.time.Ticker;
import io.automigration.testsupport.MongoDbForTests;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** The first error inside a step's transaction decides what becomes of it, also one that the migration swallows. */
class FirstErrorTests {

    private static final String TRANSIENT = "TransientTransactionError";

    private final ProxiedDatabase database = new ProxiedDatabase();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void end() {
        database.close();
    }

    private static Document one() {
        return new Document("_id", 1);
    }

    private void insertSwallowing(MongoTemplate template, Class<? extends Exception> swallowed) {
        try {
            template.insert(one(), "data");
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOf(swallowed);
        }
    }

    private MigrationFailedException failure(Build build) {
        MigrationFailedException failed = catchThrowableOfType(MigrationFailedException.class, build.engine()::apply);
        assertThat(tries).hasValue(1);
        assertThat(build.entry("1")).containsEntry("state", "FAILED");
        return failed;
    }

    @Test
    void aSwallowedDuplicateKeyFailsTheStepAtItsCommit() {
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            insertSwallowing(context.mongo(), DuplicateKeyException.class);
        });
        build.template.insert(one(), "data");

        MigrationFailedException failed = failure(build);
        assertThat(failed).hasMessageContaining("error 11000");
        assertThat(failed.action()).contains("caught an error that had already ended its transaction", "unique index");
    }

    @Test
    void aSwallowedDuplicateKeyFailsTheStepAlsoWhenALaterCommandSaysThatTheTransactionIsGone() {
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            insertSwallowing(context.mongo(), DuplicateKeyException.class);
            context.mongo().insert(new Document("_id", 2), "data");
        });
        build.template.insert(one(), "data");

        assertThat(failure(build)).hasMessageContaining("error 11000");
    }

    @Test
    void whereTheClientIsNotWatchedASwallowedErrorIsGuessedAfterAFewTriesThatEndAtOnce() {
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            insertSwallowing(context.mongo(), DuplicateKeyException.class);
            context.mongo().insert(new Document("_id", 2), "data");
        });
        build.template.insert(one(), "data");
        String uri = MongoDbForTests.uri(database.name);
        try (MongoClient unwatched = MongoClients.create(uri)) {
            MigrationEngine engine =
                    build.engineOn(new MongoTemplate(new SimpleMongoClientDatabaseFactory(unwatched, database.name)));
            MigrationFailedException failed = catchThrowableOfType(MigrationFailedException.class, engine::apply);

            assertThat(failed.action())
                    .contains("caught an error that had already ended its transaction")
                    .doesNotContain("time limit");
        }
        assertThat(tries).hasValue(4);
    }

    @Test
    void twoTransactionsThatAreGoneAtTheSameAgeHaveExceededALimit() {
        AdvancedTicker ticker = new AdvancedTicker();
        database.proxy.when(WRITTEN.and(second()), database.refuse(251, TRANSIENT));
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            context.mongo().insert(one(), "data");
            ticker.advance(Duration.ofSeconds(31));
            context.mongo().insert(new Document("_id", 2), "data");
        });

        MigrationFailedException failed =
                catchThrowableOfType(MigrationFailedException.class, build.engine(ticker)::apply);
        assertThat(tries).hasValue(2);
        assertThat(failed.action()).contains("exceeded the server's time limit");
    }

    /** Every second one. */
    private static Predicate<Command> second() {
        AtomicInteger seen = new AtomicInteger();
        return command -> seen.incrementAndGet() % 2 == 0;
    }

    @Test
    void aSwallowedWriteConflictIsTriedAgainWhateverTheMigrationThrows() {
        database.proxy.when(nth(1, WRITTEN), database.refuse(112, TRANSIENT));
        Build build = database.build().migration("1", context -> {
            try {
                context.mongo().insert(one(), "data");
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("something else altogether");
            } finally {
                tries.incrementAndGet();
            }
        });

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(tries).hasValue(2);
    }

    @Test
    void aWriteConflictWithoutALabelIsTriedAgain() {
        database.proxy.when(nth(1, WRITTEN), database.refuse(112));
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            context.mongo().insert(one(), "data");
        });

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(tries).hasValue(2);
    }

    @Test
    void conflictsAreTriedAgainUntilTheLimitAndThenNamed() {
        database.proxy.when(WRITTEN, database.refuse(112, TRANSIENT));
        Build build = database.build().inserting("1");

        MigrationFailedException failed = catchThrowableOfType(
                MigrationFailedException.class, build.engine(Ticker.system(), Duration.ofMillis(300))::apply);
        assertThat(failed).hasMessageContaining("112");
        assertThat(failed.rolledBack()).isTrue();
        assertThat(database.proxy.commands()).filteredOn(WRITTEN).hasSizeGreaterThan(2);
    }

    @Test
    void anInnerTransactionThatFailedAndWasSwallowedIsNamed() {
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            TransactionTemplate inner = new TransactionTemplate(
                    new MongoTransactionManager(context.mongo().getMongoDatabaseFactory()));
            try {
                inner.executeWithoutResult(status -> {
                    throw new IllegalStateException("inside");
                });
            } catch (IllegalStateException e) {
                // swallowed
            }
        });

        assertThat(failure(build).action()).contains("inner @Transactional method threw");
    }

    @Test
    void whatCannotRunInATransactionIsNamed() {
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            drop(context);
        });
        build.template.insert(one(), "data");

        assertThat(failure(build).action()).contains("transaction = NONE and idempotent = true");
        assertThat(build.template.getCollection("data").countDocuments()).isOne();
    }

    private static void drop(MigrationContext context) {
        context.database().getCollection("data").drop();
    }

    @Test
    void aTransactionThatTheServerEndedForItsAgeIsNotTriedAgain() {
        database.proxy.when(WRITTEN, database.refuse(290, TRANSIENT));
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            context.mongo().insert(one(), "data");
        });

        assertThat(failure(build).action()).contains("exceeded the server's time limit");
    }

    @Test
    void aTransactionThatIsGoneAfterTheUsualLifetimeIsNotTriedAgain() {
        AdvancedTicker ticker = new AdvancedTicker();
        database.proxy.when(nth(2, WRITTEN), database.refuse(251, TRANSIENT));
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            context.mongo().insert(one(), "data");
            ticker.advance(Duration.ofSeconds(61));
            context.mongo().insert(new Document("_id", 2), "data");
        });

        MigrationFailedException failed =
                catchThrowableOfType(MigrationFailedException.class, build.engine(ticker)::apply);
        assertThat(tries).hasValue(1);
        assertThat(failed.action()).contains("exceeded the server's time limit");
    }

    @Test
    void aConnectionThatBreaksInTheMigrationIsTriedAgain() {
        database.proxy.when(nth(1, WRITTEN), Fate.closeAfter());
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            try {
                context.database().getCollection("data").insertOne(one());
            } catch (MongoException e) {
                throw new IllegalStateException("wrapped", e);
            }
        });

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(tries).hasValue(2);
        assertThat(build.template.getCollection("data").countDocuments()).isOne();
    }
}
