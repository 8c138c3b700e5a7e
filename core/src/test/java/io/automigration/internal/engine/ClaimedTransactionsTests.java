package io.automigration.internal.engine;

import static io.automigration.testsupport.wire.Command.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.automigration.MigrationPlan;
import io.automigration.MigrationTarget;
import io.automigration.TransactionMode;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that calls itself a replica set, and writes what is sent in a transaction as if there was none. */
class ClaimedTransactionsTests {

    private static final Predicate<Command> IN_TRANSACTION =
            command -> command.body().containsKey("autocommit");

    private final ProxiedDatabase database = new ProxiedDatabase();

    @BeforeEach
    void claim() {
        database.proxy.introduce(hello -> {
            BsonDocument claimed = new BsonDocument();
            claimed.putAll(hello);
            claimed.remove("electionId");
            return claimed;
        });
    }

    @AfterEach
    void end() {
        database.close();
    }

    private void hasNone() {
        database.proxy.when(named("commitTransaction"), Fate.fail(59));
    }

    @Test
    void itIsAskedBeforeTheFirstStepAndMigratedAsOneWithoutTransactions() {
        hasNone();
        Build build = database.build().inserting("1");

        assertThat(build.engine().apply().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.transaction()).isEqualTo(TransactionMode.NONE));
        assertThat(database.proxy.commands()).noneMatch(IN_TRANSACTION);
        assertThat(build.data()).containsExactly("1");
        assertThat(build.entry("1")).containsEntry("transaction", false);
    }

    @Test
    void aPlanSaysThatItHasNone() {
        hasNone();
        MigrationPlan plan = database.build().inserting("1").engine().plan(MigrationTarget.newest());

        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.transaction()).isEqualTo(TransactionMode.NONE));
    }

    @Test
    void aMigrationThatRequiresOneIsRefusedBeforeAnythingIsWritten() {
        hasNone();
        Build build = database.build().migration("1", TransactionMode.REQUIRED, false, Build.insert("1"));

        assertThatThrownBy(build.engine()::apply)
                .isInstanceOf(TransactionsUnavailableException.class)
                .hasMessageContaining("(replica set secantus, without transactions) has none");
        assertThat(database.proxy.names()).doesNotContain("insert", "update");
    }

    @Test
    void aFailureDoesNotSayThatItWasRolledBack() {
        hasNone();
        Build build = database.build().migration("1", context -> {
            Build.insert("1").up(context);
            throw new IllegalStateException("planted");
        });

        assertThatThrownBy(build.engine()::apply).hasMessageContaining("is left in the database");
        assertThat(build.data()).containsExactly("1");
    }

    @Test
    void whereItHasThemTheyAreUsed() {
        Build build = database.build().inserting("1");

        build.engine().apply();
        assertThat(database.proxy.commands()).anyMatch(IN_TRANSACTION);
    }

    @Test
    void aServerWhoseElectionIsKnownIsNotAsked() {
        database.proxy.introduce(hello -> hello);
        database.build().inserting("1").engine().apply();

        assertThat(database.proxy.names()).containsOnlyOnce("commitTransaction");
    }
}
