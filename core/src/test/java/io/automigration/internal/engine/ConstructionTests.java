package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoCollection;
import io.automigration.MigrationContext;
import io.automigration.MigrationFailedException;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.testsupport.MongoDbForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a migration's bean does while it is made, and keeps from then on: that is no part of its step. */
class ConstructionTests {

    private final Build build = new Build(MongoDbForTests.uri(MongoDbForTests.newDatabaseName()));
    private final List<Boolean> transactionActive = new ArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void disconnect() {
        build.close();
    }

    /** Keeps a collection and writes a document while it is made; meets a conflict at its first try. */
    private final class Keeping implements MongoMigration {

        private final MongoCollection<Document> kept = build.template.getCollection("data");

        Keeping() {
            transactionActive.add(TransactionSynchronizationManager.isActualTransactionActive());
            kept.insertOne(new Document("_id", "made"));
        }

        @Override
        public void up(MigrationContext context) {
            context.mongo().insert(new Document("_id", "up"), "data");
            if (tries.incrementAndGet() == 1) {
                throw UpAndDownTests.conflict();
            }
        }

        @Override
        public void down(MigrationContext context) {
            context.mongo().getCollection("data").deleteOne(new Document("_id", "up"));
        }
    }

    /** As a singleton is: made once, when it is asked for. */
    private final class Singleton implements Supplier<Keeping> {

        private @Nullable Keeping bean;

        @Override
        public Keeping get() {
            if (bean == null) {
                bean = new Keeping();
            }
            return bean;
        }
    }

    private Singleton keeping() {
        Singleton bean = new Singleton();
        build.made("1", TransactionMode.DEFAULT, Keeping.class, bean);
        return bean;
    }

    @Test
    void noTransactionIsActiveWhileAMigrationIsMade() {
        build.made("1", TransactionMode.DEFAULT, Keeping.class, Keeping::new);
        tries.set(1);
        build.engine().up();
        build.template.getCollection("data").deleteMany(new Document());
        build.engine().down(1);

        assertThat(transactionActive).containsExactly(false, false);
    }

    @Test
    void whatAMigrationKeepsFromThenCanBeUsedInItsStepAndAfterTheRun() {
        Singleton bean = keeping();
        build.engine().up();

        assertThat(bean.get().kept.countDocuments()).isEqualTo(2);
    }

    @Test
    void whatIsWrittenThenStaysWhenTheStepMeetsAConflictAndIsTriedAgain() {
        keeping();
        build.engine().up();

        assertThat(tries).hasValue(2);
        assertThat(build.data()).containsExactly("made", "up");
    }

    @Test
    void whatIsWrittenThenStaysWhenTheStepIsRolledBack() {
        build.made("1", TransactionMode.DEFAULT, MongoMigration.class, () -> {
            MongoMigration made = new Keeping();
            return MongoMigration.of(context -> {
                made.up(context);
                throw new IllegalStateException("boom");
            });
        });
        tries.set(1);
        assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(build.engine()::up);

        assertThat(build.data()).containsExactly("made");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "NONE"})
    void aFailureThenIsAStepThatWasNeverBegun(TransactionMode mode) {
        build.made("1", mode, MongoMigration.class, () -> {
            throw new IllegalStateException("no bean of type Clock");
        });
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(build.engine()::up)
                .withMessageContaining("It was not run.")
                .satisfies(failed -> assertThat(failed.rolledBack()).isTrue());

        Document entry = build.entry("1");
        assertThat(entry).containsEntry("state", "FAILED");
        assertThat(entry.get("error", Document.class)).containsEntry("rolledBack", true);
        assertThat(entry.getList("events", Document.class))
                .extracting(event -> event.getString("what"))
                .containsExactly("FAILED");
        assertThat(build.commands.names()).doesNotContain("commitTransaction", "abortTransaction");
        assertThat(build.lock()).doesNotContainKey("holder");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "NONE"})
    void whatFailedThenIsAppliedByTheNextRun(TransactionMode mode) {
        AtomicInteger made = new AtomicInteger();
        build.made("1", mode, MongoMigration.class, () -> {
            if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("no bean of type Clock");
            }
            return Build.insert("1");
        });
        assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(build.engine()::up);
        build.engine().up();

        assertThat(build.data()).containsExactly("1");
    }
}
