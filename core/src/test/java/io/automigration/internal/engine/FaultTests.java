package io.automigration.internal.engine;

import static io.automigration.internal.engine.ProxiedDatabase.COMMIT;
import static io.automigration.internal.engine.ProxiedDatabase.FENCED;
import static io.automigration.internal.engine.ProxiedDatabase.LOCK_FREED;
import static io.automigration.internal.engine.ProxiedDatabase.LOCK_INSERTED;
import static io.automigration.internal.engine.ProxiedDatabase.LOCK_TAKEN;
import static io.automigration.internal.engine.ProxiedDatabase.RAISED;
import static io.automigration.internal.engine.ProxiedDatabase.READ;
import static io.automigration.internal.engine.ProxiedDatabase.WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.automigration.DatabaseAccessException;
import io.automigration.MigrationException;
import io.automigration.testsupport.wire.Command;
import io.automigration.testsupport.wire.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each command of the protocol is lost, or its answer, or it is refused: every migration takes effect exactly once, or the
 * run fails cleanly, names the cause, and the next one completes the work. The driver tries nothing again by itself.
 */
class FaultTests {

    private static final String TRANSIENT = "TransientTransactionError";
    private static final List<Integer> ENDS_TRANSACTIONS = List.of(112, 251);

    private final ProxiedDatabase database = new ProxiedDatabase();

    @AfterEach
    void end() {
        database.close();
    }

    /** A command of the protocol: which of those that the condition holds for. */
    private record Point(String name, Predicate<Command> condition, int first) {

        Predicate<Command> times(int times) {
            AtomicInteger seen = new AtomicInteger();
            return command -> condition.test(command) && isBetween(seen.incrementAndGet(), first, first + times);
        }

        private static boolean isBetween(int place, int from, int to) {
            return from <= place && place < to;
        }

        /** Whether it is sent in a transaction, which the server may end at any time. */
        boolean inTransaction() {
            return Stream.of(WRITTEN, FENCED, COMMIT).anyMatch(condition::equals);
        }

        /** The very first contact: who can't be reached is not asked for two minutes. */
        boolean isFirst() {
            return condition == READ && first == 1;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Point> points() {
        return Stream.of(
                new Point("read", READ, 1),
                new Point("lock inserted", LOCK_INSERTED, 1),
                new Point("lock taken", LOCK_TAKEN, 1),
                new Point("fence raised", RAISED, 1),
                new Point("read again", READ, 2),
                new Point("migration's write", WRITTEN, 1),
                new Point("second migration's write", WRITTEN, 2),
                new Point("fence and entry", FENCED, 1),
                new Point("commit", COMMIT, 1),
                new Point("last commit", COMMIT, 2),
                new Point("lock freed", LOCK_FREED, 1));
    }

    static Stream<Arguments> losses() {
        return points().flatMap(point -> Stream.of(1, 3)
                .flatMap(times -> Stream.of(true, false)
                        .map(request -> Arguments.of(
                                (request ? "request of " : "answer to ") + point + ", times " + times,
                                point,
                                times,
                                request ? Fate.closeBefore() : Fate.closeAfter()))));
    }

    static Stream<Arguments> errors() {
        List<Arguments> errors = new ArrayList<>();
        points().forEach(point -> {
            for (int code : new int[] {112, 251, 11600, 91, 10107}) {
                if (point.condition() != LOCK_FREED || !ENDS_TRANSACTIONS.contains(code)) {
                    errors.add(Arguments.of(code + " for " + point, point, code));
                }
            }
        });
        return errors.stream();
    }

    static Stream<Arguments> writeConcernErrors() {
        return points().filter(
                        point -> !point.name().contains("read") && !point.name().contains("write"))
                .filter(point -> !point.name().equals("fence and entry"))
                .map(point -> Arguments.of(point.name(), point));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void losses(String name, Point point, int times, Fate fate) {
        befalls(point, times, fate, point.isFirst());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void errors(String name, Point point, int code) {
        boolean ends = ENDS_TRANSACTIONS.contains(code);
        befalls(
                point,
                1,
                ends ? database.refuse(code, TRANSIENT) : Fate.fail(code),
                point.isFirst() || (ends && !point.inTransaction()));
    }

    @ParameterizedTest(name = "64 for {0}")
    @MethodSource
    void writeConcernErrors(String name, Point point) {
        befalls(point, 1, Fate.writeConcernError(64), false);
    }

    private void befalls(Point point, int times, Fate fate, boolean mayFail) {
        if (point.condition() == LOCK_TAKEN) {
            database.direct()
                    .template
                    .getCollection("_migrations")
                    .insertOne(new Document("_id", "lock")
                            .append("format", 1)
                            .append("token", 4L)
                            .append("beat", 0L));
        }
        AtomicInteger befallen = new AtomicInteger();
        database.proxy.when(point.times(times), fate.then(befallen::incrementAndGet));
        Build build = database.build("retryWrites=false", "retryReads=false")
                .inserting("1")
                .inserting("2");

        Optional<MigrationException> failed = run(build);
        if (mayFail) {
            assertThat(failed).get().isInstanceOf(DatabaseAccessException.class);
            database.direct().inserting("1").inserting("2").engine().apply();
        } else {
            assertThat(failed).isEmpty();
        }
        assertThat(befallen).hasPositiveValue();
        assertThat(build.data()).containsExactly("1", "2");
        assertThat(build.entry("1")).containsEntry("state", "APPLIED");
        assertThat(build.entry("2")).containsEntry("state", "APPLIED");
        assertThat(build.lock()).doesNotContainKey("holder");
    }

    private static Optional<MigrationException> run(Build build) {
        try {
            build.engine().apply();
            return Optional.empty();
        } catch (MigrationException e) {
            return Optional.of(e);
        }
    }
}
