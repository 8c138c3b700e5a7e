package io.automigration.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import io.automigration.ExitCode;
import io.automigration.MigrationContext;
import io.automigration.MigrationException;
import io.automigration.MigrationFailedException;
import io.automigration.MigrationVersion;
import io.automigration.Migrations.RepairedState;
import io.automigration.MongoMigration;
import io.automigration.TransactionMode;
import io.automigration.internal.plan.DuplicateVersionException;
import io.automigration.internal.plan.InterruptedMigrationException;
import io.automigration.internal.plan.IrreversibleMigrationException;
import io.automigration.internal.plan.MissingMigrationException;
import io.automigration.internal.plan.NameMismatchException;
import io.automigration.internal.store.ForeignDocumentsException;
import io.automigration.internal.store.Participant;
import io.automigration.internal.store.UnknownFormatException;
import io.automigration.testsupport.MongoDbForTests;
import java.util.List;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.UnexpectedRollbackException;

/** Each refusal as the person gets it: the whole message, what to do, and that nothing else was written. */
class RefusalTests {

    private static final String ME =
            "shop 1.0 on " + Participant.here("shop", "1.0").host();

    private final String database = MongoDbForTests.newDatabaseName();
    private final Build build = new Build(MongoDbForTests.uri(database));
    private TreeMap<String, List<Document>> before = new TreeMap<>();

    @AfterEach
    void disconnect() {
        build.close();
    }

    @Test
    void twoMigrationsOfOneVersion() {
        build.migration("add_plan", "3", TransactionMode.AUTO, false, Build.insert("3"))
                .migration("add_flag", "3", TransactionMode.AUTO, false, Build.insert("3"));
        refused(
                DuplicateVersionException.class,
                build::engine,
                ExitCode.USAGE,
                "Version 3 belongs to 2 migrations: Migration3 and Migration3.",
                "Give each migration a version of its own. Change the one that has not been applied anywhere yet;"
                        + " often it is the one that was merged last.");
    }

    @Test
    void anEntryWithAnotherName() {
        build.inserting("3").engine().apply();
        remember();
        try (Build other = new Build(MongoDbForTests.uri(database))) {
            other.migration("add_flag", "3", TransactionMode.AUTO, false, Build.insert("3"));
            refused(
                    NameMismatchException.class,
                    other.engine()::apply,
                    ExitCode.REFUSED,
                    "Version 3 is 'm3' in the history (applied, written by " + ME
                            + "), but 'add_flag' in this build (Migration3). Nothing was changed.",
                    "Two branches, or two services that share this database, created a migration with the same version. Give this"
                            + " build's migration a new version, or give each service an auto.migration.collection of its own."
                            + " If it was only renamed, write @Migration(name = \"m3\"), or put the new name"
                            + " into the history: java -jar app.jar migrate repair 3 --as applied --reason renamed.");
        }
    }

    @Test
    void theHistoryOfAnotherTool() {
        ObjectId id = new ObjectId();
        insert(new Document("_id", id)
                .append("version", 1)
                .append("name", "first")
                .append("appliedAt", "then")
                .append("executionTime", 3));
        refused(
                ForeignDocumentsException.class,
                build.inserting("1").engine()::apply,
                ExitCode.REFUSED,
                database + "._migrations holds a document that auto-migration did not write: _id {\"$oid\": \"" + id
                        + "\"} with the fields _id, version, name, appliedAt, executionTime. Nothing was changed.",
                "Another tool keeps its history there, or it is ordinary data. Set auto.migration.collection"
                        + " (AUTO_MIGRATION_COLLECTION) to a name of its own.");
    }

    @Test
    void aDocumentThatSomebodyPutIntoTheHistory() {
        build.inserting("1").engine().apply();
        insert(new Document("_id", "2").append("state", "APPLIED"));
        refused(
                ForeignDocumentsException.class,
                build.engine()::status,
                ExitCode.REFUSED,
                "The history in " + database
                        + "._migrations holds a document that auto-migration did not write: _id \"2\" with the fields _id,"
                        + " state. Nothing was changed.",
                "Somebody wrote it by hand, or another tool did. Look at it, and remove it (in mongosh:"
                        + " db.getCollection(\"_migrations\").deleteOne({_id: \"2\"})). If migration 2 is in the database, record"
                        + " that instead: java -jar app.jar migrate repair 2 --as applied --reason \"...\".");
    }

    @Test
    void severalEntriesWithOtherNamesAreToldAtOnceEachWithWhatFollowsFromItsState() {
        build.inserting("1")
                .migration("2", TransactionMode.NONE, false, context -> {
                    throw new IllegalStateException("planted");
                })
                .inserting("3");
        assertThatThrownBy(build.engine()::apply).isInstanceOf(MigrationFailedException.class);
        try (Build other = new Build(MongoDbForTests.uri(database))) {
            for (String version : List.of("1", "2", "3")) {
                other.migration("new" + version, version, TransactionMode.AUTO, false, Build.insert(version));
            }
            NameMismatchException refused = catchThrowableOfType(NameMismatchException.class, other.engine()::apply);
            assertThat(refused.versions()).hasToString("[1, 2]");
            assertThat(refused)
                    .hasMessageContaining("Version 1 is 'm1' in the history (applied, ")
                    .hasMessageContaining("Version 2 is 'm2' in the history (interrupted, ");
            assertThat(refused.action())
                    .contains("If 1 was only renamed, write @Migration(name = \"m1\")")
                    .contains("If 2 was only renamed, first finish or undo by hand");
        }
    }

    @Test
    void aRenamedMigrationOfWhichNothingIsInTheDatabaseTakesItsNewName() {
        build.failing("1", TransactionMode.AUTO);
        assertThatThrownBy(build.engine()::apply).isInstanceOf(MigrationFailedException.class);
        try (Build other = new Build(MongoDbForTests.uri(database))) {
            other.migration("renamed", "1", TransactionMode.AUTO, false, Build.insert("1"));
            assertThat(other.engine().status().migrations())
                    .singleElement()
                    .satisfies(row -> assertThat(row.name()).isEqualTo("renamed"))
                    .satisfies(row -> assertThat(row.nameHere()).isNull());
            other.engine().apply();
            assertThat(other.entry("1")).containsEntry("name", "renamed").containsEntry("state", "APPLIED");
        }
    }

    @Test
    void anEntryThatWasChangedByHand() {
        insert(Document.parse("{_id: '1', format: 1, version: 1, name: 'm1', state: 'applied', revision: 1}"));
        refused(
                ForeignDocumentsException.class,
                build.inserting("1").engine()::status,
                ExitCode.REFUSED,
                "The document with the _id \"1\" in " + database
                        + "._migrations can't be read: its field state is the string 'applied', not a state. Nothing was changed.",
                "It was changed by hand, or by another tool. Give the field the type that it has in other entries; a state is"
                        + " one of STARTED, APPLIED, FAILED, REVERTING and REVERTED.");
    }

    @Test
    void aHistoryOfANewerRelease() {
        insert(new Document("_id", "lock").append("format", 2));
        refused(
                UnknownFormatException.class,
                build.inserting("1").engine()::apply,
                ExitCode.REFUSED,
                "The document lock in " + database
                        + "._migrations has format 2; this release of auto-migration knows formats"
                        + " up to 1. Nothing was changed.",
                "A newer build of this application, or of another one on this database, wrote it. Use the auto-migration"
                        + " release of that build, or a later one.");
    }

    @Test
    void aStepThatThrows() {
        build.inserting("1").engine().apply();
        build.migration("2", context -> {
            Build.insert("2").up(context);
            throw new IllegalStateException("outer", new ArithmeticException("/ by zero"));
        });
        remember();
        refusedStep(
                "Migration 2 (Migration2) failed in up() at HERE: IllegalStateException: outer. First cause: ArithmeticException: / by"
                        + " zero. It was rolled back; nothing of it is in the database.",
                "Fix the migration or the data, and start again.");
    }

    @Test
    void aMigrationThatCannotBeMade() {
        build.inserting("1").engine().apply();
        build.notToBeMade("2", new IllegalStateException("no bean of type Clock"));
        remember();
        refusedStep(
                "Migration 2 (Migration2) could not be created at HERE: IllegalStateException: no bean of type Clock. It was"
                        + " not run.",
                "Fix the migration or the data, and start again.");
    }

    @Test
    void aStepWithoutATransactionThatThrows() {
        build.migration("2", TransactionMode.NONE, false, context -> {
            throw new IllegalStateException("boom");
        });
        refusedStep(
                "Migration 2 (Migration2) failed in up() at HERE: IllegalStateException: boom. It ran without a transaction: what it"
                        + " did before the error is left in the database.",
                "Fix the cause, and look at what it left. It is not declared idempotent, so the next start refuses to run"
                        + " it again and says how to go on.");
    }

    @Test
    void anIdempotentStepThatThrows() {
        build.migration("2", TransactionMode.NONE, true, context -> {
            throw new IllegalStateException("boom");
        });
        refusedStep(
                "Migration 2 (Migration2) failed in up() at HERE: IllegalStateException: boom. It ran without a transaction: what it"
                        + " did before the error is left in the database.",
                "It is idempotent: fix the cause and start again, and it is run again from its start.");
    }

    @Test
    void aVerifyThatThrows() {
        build.migration("2", new MongoMigration() {
            @Override
            public void up(MigrationContext context) throws Exception {
                Build.insert("2").up(context);
            }

            @Override
            public void verify(MigrationContext context) {
                throw new IllegalStateException("3 users have no plan");
            }
        });
        refusedStep(
                "Migration 2 (Migration2) failed in verify() at HERE: IllegalStateException: 3 users have no plan. It was rolled back;"
                        + " nothing of it is in the database.",
                "Fix the migration or the data, and start again.");
    }

    @Test
    void aMigrationThatCannotBeInstantiated() {
        build.migration("2", context -> {
            throw new NoClassDefFoundError("com/shop/Gone");
        });
        refusedStep(
                "Migration 2 (Migration2) failed in up() at HERE: NoClassDefFoundError: com/shop/Gone. It was rolled back; nothing of it"
                        + " is in the database.",
                "Fix the migration or the data, and start again.");
    }

    @Test
    void whatMongoDbDoesInNoTransaction() {
        build.template.insert(new Document("_id", "x"), "data");
        build.migration("2", context -> context.mongo().getCollection("data").drop());
        remember();
        MigrationFailedException refused = step();
        assertThat(placed(refused))
                .startsWith("Migration 2 (Migration2) failed in up() at HERE: MongoCommandException: error 263"
                        + " (OperationNotSupportedInTransaction): ")
                .endsWith(" It was rolled back; nothing of it is in the database.");
        assertThat(refused.action())
                .isEqualTo(
                        "MongoDB can't build this index, change a validator or drop anything in a transaction. Make that a"
                                + " migration of its own, with transaction = NONE and idempotent = true, and leave the rest here.");
        nothingElseWasWritten();
    }

    @Test
    void aTransactionThatOutlivedTheServersLimit() {
        build.migration("2", context -> {
            throw serverError(290, "TransactionExceededLifetimeLimitSeconds", "too old");
        });
        assertThat(step().action())
                .isEqualTo(
                        "The transaction exceeded the server's time limit (transactionLifetimeLimitSeconds, 60 s unless set). Split"
                                + " the migration into smaller ones, or run it with transaction = NONE and write it so that it can be"
                                + " declared idempotent = true.");
        nothingElseWasWritten();
    }

    @Test
    void anErrorOfTheServersOwn() {
        build.migration("2", context -> {
            throw serverError(1, "InternalError", "the transaction is gone");
        });
        assertThat(step().action())
                .isEqualTo(
                        "The server reported an error of its own; some do when a transaction was idle for too long, or when they"
                                + " lost their storage. Look at the server's log, keep the time between two commands of a migration"
                                + " short, and start again.");
    }

    @Test
    void dataThatBreaksAUniqueIndex() {
        build.template.insert(new Document("_id", "x"), "data");
        build.migration("2", context -> context.mongo().insert(new Document("_id", "x"), "data"));
        remember();
        MigrationFailedException refused = step();
        assertThat(placed(refused))
                .startsWith("Migration 2 (Migration2) failed in up() at HERE: ")
                .contains("error 11000")
                .endsWith(" It was rolled back; nothing of it is in the database.");
        assertThat(refused.action())
                .isEqualTo("The data violates a unique index. Fix the data or the migration, and start again.");
        nothingElseWasWritten();
    }

    @Test
    void anErrorOfTheServerThatTheMigrationSwallowed() {
        build.template.insert(new Document("_id", "x"), "data");
        build.migration("2", context -> {
            try {
                context.mongo().insert(new Document("_id", "x"), "data");
            } catch (RuntimeException e) {
                // as if it were nothing
            }
        });
        remember();
        assertThat(placed(step()))
                .startsWith("Migration 2 (Migration2) failed in up() at HERE: ")
                .contains("11000");
        nothingElseWasWritten();
    }

    @Test
    void aTransactionThatCouldOnlyBeRolledBack() {
        build.migration("2", context -> {
            throw new UnexpectedRollbackException("marked as rollback-only");
        });
        refusedStep(
                "Migration 2 (Migration2) failed in up() at HERE: UnexpectedRollbackException: marked as rollback-only. It was rolled"
                        + " back; nothing of it is in the database.",
                "An inner @Transactional method threw, and the migration caught its exception, so the transaction could only"
                        + " be rolled back. Let the exception through, or make sure that it is not thrown.");
    }

    @Test
    void aRightThatAMigrationDoesNotHave() {
        build.migration("2", context -> {
            throw serverError(13, "Unauthorized", "not authorized on shop to execute command collMod");
        });
        assertThat(step().action())
                .isEqualTo(
                        "Grant the user in the connection string what the migration does, and start again. The role readWrite"
                                + " on the database includes what most migrations need, dbAdmin what validators and collMod need.");
    }

    @Test
    void anInterruptedMigration() {
        insert(interrupted("STARTED"));
        build.migration("3", TransactionMode.NONE, false, Build.insert("3"));
        refused(
                InterruptedMigrationException.class,
                build.engine()::apply,
                ExitCode.REFUSED,
                "Migration 3 (m3) was interrupted while it was being applied: its entry is STARTED, started by shop 0.9 on a-host,"
                        + " and it got to 30 of 100. It ran without a transaction, so part of what it does may be in the database. Nothing"
                        + " was changed by this run.",
                "Look at the data. If the migration can be run again from its start, declare it @Migration(idempotent = true) and"
                        + " deploy. Otherwise finish it by hand, or undo by hand what it did, and then record what you found:"
                        + " java -jar app.jar migrate repair 3 --as applied --reason \"...\" when all of it is in the database, --as pending"
                        + " when nothing of it is. In code: Migrations.repair().");
    }

    @Test
    void whatTheMessageOfAnInterruptedMigrationSaysToDoHelps() {
        build.template.insert(new Document("_id", "3"), "data");
        insert(interrupted("STARTED"));
        build.migration("3", TransactionMode.NONE, false, Build.insert("3"));
        MigrationVersion three = MigrationVersion.parse("3");
        build.engine().repair(three, RepairedState.APPLIED, "finished by hand");
        assertThat(build.engine().apply().steps()).isEmpty();
        build.template.getCollection("_migrations").deleteOne(Document.parse("{_id: '3'}"));
        build.template.getCollection("data").deleteOne(Document.parse("{_id: '3'}"));
        insert(interrupted("STARTED"));
        build.engine().repair(three, RepairedState.PENDING, "undone by hand");
        assertThat(build.engine().apply().steps()).hasSize(1);
    }

    @Test
    void anIdempotentMigrationThatWasInterruptedIsRunAgain() {
        insert(interrupted("STARTED"));
        build.migration("3", TransactionMode.NONE, true, Build.insert("3"));
        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(build.entry("3")).containsEntry("state", "APPLIED").containsEntry("revision", 6L);
        assertThat(build.data()).containsExactly("3");
    }

    @Test
    void anIdempotentMigrationThatWasInterruptedOnItsOtherWay() {
        insert(interrupted("REVERTING"));
        build.migration("3", TransactionMode.NONE, true, Build.insert("3"));
        InterruptedMigrationException refused = catchThrowableOfType(
                InterruptedMigrationException.class, () -> build.engine().apply());
        assertThat(refused.action())
                .startsWith(
                        "Look at the data. It is declared idempotent, so it can be run again from its start, but down only:"
                                + " ask for that first (migrate down). Otherwise finish it by hand,");
        build.template.createCollection("data");
        build.engine().down(1);
        assertThat(build.entry("3")).containsEntry("state", "REVERTED");
    }

    @Test
    void anIrreversibleOneInTheWay() {
        build.inserting("1")
                .migration("2", MongoMigration.of(Build.insert("2")::up))
                .inserting("3")
                .engine()
                .up();
        remember();
        refused(
                IrreversibleMigrationException.class,
                () -> build.engine().to(MigrationVersion.parse("1")),
                ExitCode.REFUSED,
                "Irreversible: 2 has no down(). Nothing was changed.",
                "Choose a target above 2, write its down(), or restore a backup.");
    }

    @Test
    void whatShouldBeRevertedAndIsNotInThisBuild() {
        build.inserting("1").inserting("2").engine().up();
        remember();
        try (Build older = new Build(MongoDbForTests.uri(database)).inserting("1")) {
            refused(
                    MissingMigrationException.class,
                    () -> older.engine().down(1),
                    ExitCode.REFUSED,
                    "Version 2 can't be reverted: its code is not in this build. Nothing was changed.",
                    "It was applied by " + ME + ". Revert it with that build.");
        }
    }

    private MigrationFailedException step() {
        remember();
        MigrationFailedException refused = catchThrowableOfType(
                MigrationFailedException.class, () -> build.engine().apply());
        assertThat(refused).isNotNull();
        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        return refused;
    }

    private void refusedStep(String message, String action) {
        MigrationFailedException refused = step();
        assertThat(placed(refused)).isEqualTo(message);
        assertThat(refused.action()).isEqualTo(action);
        nothingElseWasWritten();
    }

    /** The message, with any line of the tests as the place that it names. */
    private static String placed(MigrationException refused) {
        return String.valueOf(refused.getMessage()).replaceFirst(" at \\w+\\.java:\\d+: ", " at HERE: ");
    }

    /** But that the run failed: lock, fence and the step's own entry. */
    private void nothingElseWasWritten() {
        assertThat(withoutTheFailure(Contents.of(build.template))).isEqualTo(withoutTheFailure(before));
        assertThat(build.lock()).doesNotContainKey("holder");
    }

    private static TreeMap<String, List<Document>> withoutTheFailure(TreeMap<String, List<Document>> contents) {
        TreeMap<String, List<Document>> without = new TreeMap<>(contents);
        without.put(
                "_migrations",
                contents.getOrDefault("_migrations", List.of()).stream()
                        .filter(document -> !List.of("lock", "fence", "2").contains(document.getString("_id")))
                        .toList());
        return without;
    }

    private <E extends MigrationException> void refused(
            Class<E> type, Runnable run, ExitCode exitCode, String message, String action) {
        remember();
        E refused = catchThrowableOfType(type, run::run);
        assertThat(refused).hasMessage(message);
        assertThat(refused.action()).isEqualTo(action);
        assertThat(refused.exitCode()).isEqualTo(exitCode);
        assertThat(Contents.of(build.template)).isEqualTo(before);
    }

    private void remember() {
        before = Contents.of(build.template);
    }

    private void insert(Document document) {
        build.template.getCollection("_migrations").insertOne(document);
    }

    private static Document interrupted(String state) {
        return Document.parse("""
                {_id: '3', format: 1, version: 3, name: 'm3', description: '', state: '%s', revision: {$numberLong: '4'},
                 token: {$numberLong: '7'}, run: 'a-run', by: {host: 'a-host', application: 'shop', build: '0.9'},
                 transaction: false, progress: {done: {$numberLong: '30'}, total: {$numberLong: '100'}}}
                """.formatted(state));
    }

    private static MongoCommandException serverError(int code, String name, String message) {
        return new MongoCommandException(
                BsonDocument.parse("{ok: 0, code: %d, codeName: '%s', errmsg: '%s'}".formatted(code, name, message)),
                new ServerAddress());
    }
}
