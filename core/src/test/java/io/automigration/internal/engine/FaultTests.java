package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.BEAT;
import static io.automigration.internal.engine.ProxiedDatabase.LOCK_INSERTED;
import static io.automigration.internal.engine.ProxiedDatabase.RAISED;
import static io.automigration.internal.engine.ProxiedDatabase.READ;
import static io.automigration.testsupport.wire.Command.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.automigration.DatabaseAccessException;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What single faults of each command come to is in {@code ErrorMatrixTests}, and in {@code BoundsTests} what those do that never
 * cease. Here are a run that meets one after the other, in real time, and the exceptions by name. The driver tries nothing again
 * by itself.
 */
@Tag("slow")
class FaultTests {

    private static final int NOT_PRIMARY = 10107;
    private static final int WRITE_CONFLICT = 112;

    private final ProxiedDatabase database = new ProxiedDatabase();
    private final Build build = database.build("retryWrites=false", "retryReads=false")
            .inserting("1")
            .inserting("2");

    @AfterEach
    void end() {
        database.close();
    }

    static Stream<Arguments> losses() {
        return Stream.of(0, 1, 2)
                .flatMap(shift -> Stream.of(
                        Arguments.of("request", shift, Fate.closeBefore()),
                        Arguments.of("answer", shift, Fate.closeAfter()),
                        Arguments.of("primary", shift, Fate.fail(NOT_PRIMARY))));
    }

    /** Each loss comes a little later after the one before: at regular ones the same command might be lost for ever. */
    @ParameterizedTest(name = "lost: the {0} of each command whose number is a square and {1}")
    @MethodSource("losses")
    void aRunThatLosesOneCommandAfterTheOtherMakesUpForAll(String what, int shift, Fate fate) {
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        database.proxy.when(
                BEAT.negate().and(command -> isLost(sent.incrementAndGet(), shift)), fate.then(lost::incrementAndGet));

        assertThat(build.engine().apply().steps()).hasSize(2);
        assertThat(lost).hasValueGreaterThanOrEqualTo(2);
        isDone();
    }

    /** The first command is not: who makes contact for the first time is told at once. */
    private static boolean isLost(int number, int shift) {
        int root = (int) Math.sqrt(Math.max(number - shift, 0));
        return number > 1 && root > 0 && root * root + shift == number;
    }

    static Stream<Arguments> outsideOfTransactions() {
        return Stream.of(
                Arguments.of("the first read", nth(1, READ)),
                Arguments.of("the lock", nth(1, LOCK_INSERTED)),
                Arguments.of("the fence", nth(1, RAISED)),
                Arguments.of("the second read", nth(2, READ)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outsideOfTransactions")
    void aRefusalOutsideOfATransactionEndsTheRunAndTheNextOneCompletesIt(String name, Predicate<Command> command) {
        database.proxy.when(command, Fate.fail(WRITE_CONFLICT));

        assertThatExceptionOfType(DatabaseAccessException.class)
                .isThrownBy(build.engine()::apply)
                .withMessageContaining("112");
        assertThat(build.engine().apply().steps()).hasSize(2);
        isDone();
    }

    private void isDone() {
        database.proxy.forgetRules();
        assertThat(build.data()).containsExactly("1", "2");
        assertThat(build.entry("1")).containsEntry("state", "APPLIED");
        assertThat(build.entry("2")).containsEntry("state", "APPLIED");
        assertThat(build.lock()).doesNotContainKey("holder");
    }
}
