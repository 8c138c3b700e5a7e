package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.automigration.MigrationFailedException;
import io.automigration.MigrationTarget;
import io.automigration.Migrations;
import io.automigration.TransactionMode;
import io.automigration.internal.plan.InterruptedMigrationException;
import io.automigration.testsupport.StandaloneServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class UpAndDownOnAStandaloneTests {

    private static final StandaloneServer SERVER = StandaloneServer.start();
    private final Build build = new Build(SERVER.uri("shop"));

    @AfterAll
    static void end() {
        SERVER.close();
    }

    @BeforeEach
    void empty() {
        build.template.getDb().drop();
    }

    @AfterEach
    void disconnect() {
        build.close();
    }

    @Test
    void whatWouldRunInATransactionRunsWithoutOneAndSaysSoOnceARun() {
        try (Log log = new Log()) {
            assertThat(build.inserting("1").inserting("2").engine().up().steps())
                    .extracting(step -> step.transaction())
                    .containsExactly(TransactionMode.NONE, TransactionMode.NONE);
            assertThat(log.linesWith("has no transactions"))
                    .containsExactly(
                            "The server (standalone) has no transactions: 2 of the migrations run without one. If one of"
                                    + " them is interrupted, someone has to look at the data.");
        }
        assertThat(build.data()).containsExactly("1", "2");
        assertThat(build.entry("2"))
                .containsEntry("state", "APPLIED")
                .containsEntry("transaction", false)
                .containsEntry("revision", 2L);
        assertThat(build.lock()).doesNotContainKey("holder");
        assertThat(build.fence()).containsEntry("token", 1L);
    }

    @Test
    void whatNeverRunsInOneNeedsNoWarning() {
        try (Log log = new Log()) {
            build.migration("1", TransactionMode.NONE, false, Build.insert("1"))
                    .engine()
                    .up();
            assertThat(log.linesWith("has no transactions")).isEmpty();
        }
    }

    @Test
    void downAndUpAgainWork() {
        Migrations migrations = build.inserting("1").inserting("2").engine();
        migrations.up();
        migrations.down(1);
        assertThat(build.data()).containsExactly("1");
        migrations.up();
        assertThat(build.data()).containsExactly("1", "2");
    }

    @Test
    void whatRequiresATransactionIsRefusedAndNothingIsWritten() {
        build.inserting("1").migration("2", TransactionMode.REQUIRED, false, Build.insert("2"));
        TransactionsUnavailableException refused = catchThrowableOfType(
                TransactionsUnavailableException.class, () -> build.engine().up());
        assertThat(refused)
                .hasMessage(
                        "Migration 2 requires a transaction, but the server (standalone) has none. Nothing was changed.");
        assertThat(refused.action())
                .isEqualTo(
                        "Run MongoDB as a replica set (one member is enough: mongod --replSet rs0, then rs.initiate()), or"
                                + " allow it to run without one: @Migration(transaction = AUTO), and auto.migration.transaction=auto.");
        assertThat(Contents.of(build.template)).isEmpty();
    }

    @Test
    void whatRequiresATransactionAndIsAppliedHindersNobody() {
        build.inserting("1").engine().up();
        try (Build stricter = new Build(SERVER.uri("shop"))) {
            stricter.migration("1", TransactionMode.REQUIRED, false, Build.insert("1"))
                    .inserting("2");
            assertThat(stricter.engine().up().steps()).hasSize(1);
        }
    }

    @Test
    void whatThrowsLeavesWhatItDidAndIsInterrupted() {
        build.migration("1", context -> {
            context.mongo().insert(new Document("_id", "half"), "data");
            throw new IllegalStateException("boom");
        });
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> build.engine().up())
                .withMessageMatching(
                        "Migration 1 \\(Migration1\\) failed in up\\(\\) at UpAndDownOnAStandaloneTests.java:\\d+:"
                                + " IllegalStateException: boom. It ran without a transaction: what it did before the error is left in"
                                + " the database.");
        assertThat(build.data()).containsExactly("half");
        assertThatExceptionOfType(InterruptedMigrationException.class)
                .isThrownBy(() -> build.engine().up());
    }

    @Test
    void aPlanSaysWhatWillRunWithoutATransaction() {
        assertThat(build.inserting("1").engine().plan(MigrationTarget.newest()).steps())
                .extracting(step -> step.transaction())
                .containsExactly(TransactionMode.NONE);
    }

    @Test
    void aPersonsOwnDatabaseIsInTheContext() {
        build.migration("1", context -> context.database().getCollection("data").insertOne(new Document("_id", "x")));
        build.engine().up();
        assertThat(build.data()).containsExactly("x");
    }
}
