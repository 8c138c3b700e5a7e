package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.COMMIT;
import static io.automigration.internal.engine.ProxiedDatabase.ENTRY_WRITTEN;
import static io.automigration.testsupport.wire.Command.named;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.automigration.MigrationFailedException;
import io.automigration.TransactionMode;
import io.automigration.internal.step.OutcomeUnknownException;
import io.automigration.internal.time.Ticker;
import io.automigration.testsupport.wire.Fate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class CommitTests {

    private static final Duration IMPATIENT = Duration.ofMillis(100);
    private static final Duration AT_ONCE = Duration.ofSeconds(8);
    private static final int NO_SUCH_TRANSACTION = 251;
    private static final int UNAUTHORIZED = 13;
    private static final int INTERNAL_ERROR = 1;

    private final ProxiedDatabase database = new ProxiedDatabase();

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void aCommitThatIsNeverAnsweredLeavesAnUnknownOutcomeAndNothingIsWrittenOverIt() {
        database.proxy.when(COMMIT, Fate.closeAfter());
        Build build = database.build().inserting("1");

        OutcomeUnknownException unknown =
                catchThrowableOfType(OutcomeUnknownException.class, build.engine(Ticker.system(), IMPATIENT)::apply);
        assertThat(unknown.versions()).hasToString("[1]");
        assertThat(build.entry("1")).containsEntry("state", "APPLIED").containsEntry("revision", 1L);
        assertThat(build.data()).containsExactly("1");
        assertThat(build.lock()).doesNotContainKey("holder");
        assertThat(database.direct().inserting("1").engine().apply().steps()).isEmpty();
    }

    @Test
    void afterACommitWithoutAnAnswerNoEntryIsWrittenEvenIfTheServerHasEndedItsTransaction() {
        database.proxy.when(COMMIT, exchange -> {
            database.end(exchange.command().body().getDocument("lsid"));
            Fate.closeBefore().befall(exchange);
        });
        Build build = database.build().inserting("1");

        assertThatThrownBy(build.engine(Ticker.system(), IMPATIENT)::apply).isInstanceOf(OutcomeUnknownException.class);
        assertThat(build.entry("1")).isNull();
        assertThat(database.proxy.commands()).noneMatch(ENTRY_WRITTEN);
    }

    @Test
    void aCommitThatNeverArrivesLeavesAnUnknownOutcomeAndNothingIsWrittenOverIt() {
        database.proxy.when(COMMIT, Fate.closeBefore());
        Build build = database.build().inserting("1");

        assertThatThrownBy(build.engine(Ticker.system(), IMPATIENT)::apply).isInstanceOf(OutcomeUnknownException.class);
        assertThat(build.entry("1")).isNull();
    }

    @Test
    void theNextStartNeedNotWaitForTheTransactionOfACommitThatNeverArrived() {
        database.proxy.when(COMMIT, Fate.closeBefore());
        Build build = database.build().inserting("1");
        assertThatThrownBy(build.engine(Ticker.system(), IMPATIENT)::apply).isInstanceOf(OutcomeUnknownException.class);

        assertThat(Contention.start(database.direct().inserting("1").engine()::apply))
                .succeedsWithin(AT_ONCE);
        assertThat(build.data()).containsExactly("1");
    }

    @Test
    void theNextStartNeedNotWaitForATransactionWhoseAbortNeverArrived() {
        database.proxy.when(named("abortTransaction"), Fate.closeBefore());
        Build build = database.build().migration("1", context -> {
            Build.insert("1").up(context);
            throw new IllegalStateException("planted");
        });
        assertThatThrownBy(build.engine()::apply).isInstanceOf(MigrationFailedException.class);

        assertThat(Contention.start(database.direct().inserting("1").engine()::apply))
                .succeedsWithin(AT_ONCE);
        assertThat(build.data()).containsExactly("1");
    }

    @Test
    void aTransactionThatMayBeOpenAndCantBeEndedIsLeftToTheNextHolder() {
        database.proxy.when(COMMIT, Fate.closeBefore());
        database.proxy.when(named("killSessions"), Fate.fail(UNAUTHORIZED));
        Build build = database.build().inserting("1");
        assertThatThrownBy(build.engine(Ticker.system(), IMPATIENT)::apply).isInstanceOf(OutcomeUnknownException.class);
        assertThat(build.lock()).containsKey("orphan").doesNotContainKey("holder");

        assertThat(Contention.start(database.direct().inserting("1").engine()::apply))
                .succeedsWithin(AT_ONCE);
        assertThat(build.lock()).doesNotContainKey("orphan");
    }

    @Test
    void aRefusalAfterACommitWithoutAnAnswerSettlesNothing() {
        AtomicInteger commits = new AtomicInteger();
        // the driver sends each twice
        database.proxy.when(COMMIT.and(command -> commits.incrementAndGet() <= 2), Fate.closeAfter());
        database.proxy.when(COMMIT, Fate.fail(UNAUTHORIZED));
        Build build = database.build().inserting("1");

        assertThatThrownBy(build.engine()::apply).isInstanceOf(OutcomeUnknownException.class);
        assertThat(build.entry("1")).containsEntry("state", "APPLIED");
    }

    @Test
    void aCommitThatIsRefusedAtOnceFailsTheStep() {
        database.proxy.when(COMMIT, database.refuse(UNAUTHORIZED));
        Build build = database.build().inserting("1");

        assertThatThrownBy(build.engine()::apply).isInstanceOf(MigrationFailedException.class);
    }

    @Test
    void aCommitThatTookEffectAndIsAnsweredWithAnErrorCounts() {
        database.proxy.when(nth(1, COMMIT), executedAndRefused());
        Build build = database.build().inserting("1").inserting("2");

        assertThat(build.engine().apply().steps()).hasSize(2);
        assertThat(build.data()).containsExactly("1", "2");
        assertThat(build.entry("1")).containsEntry("state", "APPLIED");
    }

    @Test
    void aRevertThatTookEffectAndWhoseCommitIsAnsweredWithAnErrorCounts() {
        Build build = database.build().inserting("1");
        build.engine().apply();
        database.proxy.when(nth(1, COMMIT), executedAndRefused());

        assertThat(build.engine().down(1).steps()).hasSize(1);
        assertThat(build.data()).isEmpty();
        assertThat(build.entry("1")).containsEntry("state", "REVERTED");
    }

    @Test
    void anAnnouncementThatTookEffectAndWhoseCommitIsAnsweredWithAnErrorIsFollowedByItsStep() {
        database.proxy.when(nth(1, COMMIT), executedAndRefused());
        Build build = database.build().migration("1", TransactionMode.NONE, false, Build.insert("1"));

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(build.data()).containsExactly("1");
        assertThat(build.entry("1")).containsEntry("state", "APPLIED");
    }

    @Test
    void whetherACommitTookEffectThatIsAnsweredWithAnErrorIsUnknownWhereTheEntryCantBeRead() {
        database.proxy.when(nth(1, COMMIT), executedAndRefused());
        database.proxy.when(
                named("find").and(command -> !command.body().containsKey("projection")), Fate.closeBefore());
        Build build = database.build().inserting("1");

        assertThatThrownBy(build.engine(Ticker.system(), IMPATIENT)::apply)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("was answered with an error (");
        assertThat(database.direct().entry("1")).containsEntry("state", "APPLIED");
    }

    @Test
    void aCommitThatIsRefusedWhileItsTransactionStaysOpenIsUnknownWhereThatCantBeEnded() {
        database.proxy.when(COMMIT, Fate.fail(UNAUTHORIZED));
        database.proxy.when(named("killSessions"), Fate.fail(UNAUTHORIZED));
        Build build = database.build().inserting("1");

        assertThatThrownBy(build.engine(Ticker.system(), IMPATIENT)::apply).isInstanceOf(OutcomeUnknownException.class);
        assertThat(database.proxy.commands()).noneMatch(ENTRY_WRITTEN);
        assertThat(build.lock()).containsKey("orphan").doesNotContainKey("holder");
    }

    @Test
    void aCommitThatIsRefusedWhileItsTransactionStaysOpenFailsTheStepOnceThatIsEnded() {
        database.proxy.when(COMMIT, Fate.fail(UNAUTHORIZED));
        Build build = database.build().inserting("1");

        assertThatThrownBy(build.engine()::apply)
                .isInstanceOfSatisfying(
                        MigrationFailedException.class,
                        failed -> assertThat(failed.rolledBack()).isTrue());
        assertThat(build.data()).isEmpty();
        assertThat(build.entry("1")).containsEntry("state", "FAILED");
    }

    /** The server commits, and fails all the same. */
    private static Fate executedAndRefused() {
        return exchange -> {
            exchange.execute();
            Fate.fail(INTERNAL_ERROR).befall(exchange);
        };
    }

    @Test
    void aTransactionThatIsGoneAfterALostAnswerIsSettledByItsEntry() {
        AtomicInteger commits = new AtomicInteger();
        database.proxy.when(COMMIT.and(command -> commits.incrementAndGet() == 1), Fate.closeAfter());
        database.proxy.when(nth(1, COMMIT), database.refuse(NO_SUCH_TRANSACTION, "TransientTransactionError"));
        AtomicInteger tries = new AtomicInteger();
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            Build.insert("1").up(context);
        });

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(tries).hasValue(1);
        assertThat(build.data()).containsExactly("1");
    }

    @Test
    void aTransactionThatIsGoneAndWhoseEntryCantBeReadLeavesAnUnknownOutcome() {
        database.proxy.when(nth(1, COMMIT), Fate.closeAfter());
        database.proxy.when(nth(1, COMMIT), database.refuse(NO_SUCH_TRANSACTION, "TransientTransactionError"));
        database.proxy.when(
                named("find").and(command -> !command.body().containsKey("projection")), Fate.closeBefore());
        Build build = database.build().inserting("1");

        assertThatThrownBy(build.engine(Ticker.system(), IMPATIENT)::apply).isInstanceOf(OutcomeUnknownException.class);
        assertThat(database.direct().entry("1")).containsEntry("state", "APPLIED");
    }

    @Test
    void aTransactionThatIsGoneBeforeItsCommitIsTriedAgain() {
        database.proxy.when(nth(1, COMMIT), database.refuse(NO_SUCH_TRANSACTION, "TransientTransactionError"));
        Build build = database.build().inserting("1");

        assertThat(build.engine().apply().steps()).hasSize(1);
        assertThat(build.data()).containsExactly("1");
    }

    @Test
    void aTransactionThatIsGoneAtItsCommitAfterTheUsualLifetimeIsNotTriedAgain() {
        database.proxy.when(COMMIT, database.refuse(NO_SUCH_TRANSACTION, "TransientTransactionError"));
        AdvancedTicker ticker = new AdvancedTicker();
        AtomicInteger tries = new AtomicInteger();
        Build build = database.build().migration("1", context -> {
            tries.incrementAndGet();
            Build.insert("1").up(context);
            ticker.advance(Duration.ofSeconds(61));
        });

        assertThatThrownBy(build.engine(ticker)::apply)
                .isInstanceOfSatisfying(
                        MigrationFailedException.class,
                        failed -> assertThat(failed.action()).contains("exceeded the server's time limit"));
        assertThat(tries).hasValue(1);
        assertThat(build.data()).isEmpty();
    }
}
